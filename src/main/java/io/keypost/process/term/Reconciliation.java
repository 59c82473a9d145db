package io.keypost.process.term;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.WatchingTerms;
import io.keypost.audit.Logged;
import io.keypost.exit.Clearances;
import io.keypost.exit.Secrecy;
import io.keypost.process.RunningInstances;
import io.keypost.process.eligibility.Eligibility;
import io.keypost.process.secrecy.SecrecyProcess;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every night and at each start: what should have ended has ended, every signed agreement is watched by timers that say what the
 * register says until its exit is closed, and holders in post still meet the rules. Each repair is logged. Two nodes at once make one repair: an agreement is
 * looked at with its holder's row locked.
 */
@Component
@RequiredArgsConstructor
class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    /** What watches an agreement was missing or wrong. */
    private record Repaired(String agreementNumber, String what) implements Logged {

        @Override
        public String subject() {
            return Agreement.subject(agreementNumber);
        }
    }

    private final Agreements agreements;
    private final Clearances clearances;
    private final EndingAgreements ending;
    private final WatchingTerms terms;
    private final TermProcess termProcess;
    private final Secrecy secrecy;
    private final SecrecyProcess secrecyProcess;
    private final Eligibility eligibility;

    @Lazy
    private final RuntimeService runtimeService;

    private final RunningInstances runningInstances;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    /** A new version of the application may bring new versions of the models; then the register is compared. */
    @EventListener
    public void atStart(ApplicationReadyEvent ready) {
        runningInstances.migrate();
        run();
    }

    /** One agreement's failure is logged and leaves the others alone; the next night tries again. */
    @Scheduled(cron = "${keypost.term.reconcile-at}", zone = "${keypost.zone}")
    public void run() {
        Stream.concat(agreements.running().stream(), clearances.unsettled().stream())
                .toList()
                .forEach(number -> repair(number, this::reconcile));
        secrecy.open().forEach(number -> repair(number, this::watchSecrecy));
    }

    private void repair(String number, Consumer<String> how) {
        try {
            transactions.executeWithoutResult(status -> how.accept(number));
        } catch (RuntimeException failed) {
            LOG.error("agreement {} could not be reconciled", number, failed);
        }
    }

    private void watchSecrecy(String number) {
        // Two nodes at once start one instance.
        secrecy.lock(number);
        if (secrecyProcess.start(number)) {
            events.publishEvent(new Repaired(number, "secrecy.watchRestored"));
        }
    }

    private void reconcile(String number) {
        ending.look(number);
        if (!termProcess.isWatched(number)) {
            termProcess.start(number);
            events.publishEvent(new Repaired(number, "agreement.watchRestored"));
        } else if (termProcess.align(number)) {
            events.publishEvent(new Repaired(number, "agreement.timersMended"));
        }
        var isNews =
                terms.check(number, agreement -> eligibility.recheck(agreement).violations());
        if (isNews) {
            runtimeService
                    .createMessageCorrelation(TermProcess.CONFLICT_MESSAGE)
                    .processInstanceBusinessKey(number)
                    .correlate();
        }
    }
}
