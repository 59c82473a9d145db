package io.keypost.register.agreement;

import io.keypost.agreement.EndReason;
import io.keypost.agreement.Renewal;
import io.keypost.agreement.Renewal.Status;
import io.keypost.agreement.Renewals;
import io.keypost.agreement.RenewingAgreements;
import io.keypost.audit.Deed;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.platform.language.Messages;
import io.keypost.process.eligibility.Eligibility;
import io.keypost.process.renewal.RenewalProcess;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.ViolationView;
import io.keypost.rule.Refusal;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the renewals of agreements a person may see, and lets the department and hr begin them. */
@Component
@Transactional
@RequiredArgsConstructor
class RenewalViews {

    private final Renewals renewals;
    private final RenewingAgreements renewing;
    private final RenewalProcess process;
    private final Eligibility eligibility;
    private final AgreementViews agreements;
    private final Reader reader;
    private final Names names;
    private final Messages messages;

    /** The latest renewal of an agreement, for a page. */
    @Transactional(readOnly = true)
    public Optional<RenewalView> latest(String number) {
        return find(number).map(renewal -> view(renewal, null));
    }

    /** The same with what the rules say of it, or a refusal when there is none. */
    RenewalView show(String number) {
        agreements.get(number);
        var renewal = find(number).orElseThrow(() -> Refusal.notFound("renewal.none", number));
        var isUndecided = renewal.status().compareTo(Status.APPROVED) < 0;
        return view(renewal, isUndecided ? eligibility.check(renewal.nomination(), renewal.appointmentId()) : null);
    }

    /** Whether the reader may begin one now. */
    @Transactional(readOnly = true)
    public boolean mayBegin(String number, String department) {
        return reader.mayActAs(beginners(department)) && renewing.mayBegin(number, reader.id());
    }

    void begin(String number) {
        reader.actsAs(beginners(agreements.get(number).department()));
        process.begin(number, reader.id());
    }

    private static String[] beginners(String department) {
        return new String[] {"hr", DepartmentGroups.idOf(department)};
    }

    private Optional<Renewal> find(String number) {
        return renewals.findByPredecessorOrderById(number).stream().reduce((earlier, later) -> later);
    }

    private RenewalView view(Renewal renewal, Eligibility.@Nullable Findings findings) {
        var term = renewal.term();
        var reason = renewal.reason().orElse(null);
        return new RenewalView(
                renewal.predecessor(),
                renewal.status(),
                names.of("renewalStatus", renewal.status()),
                term.years(),
                term.firstDay(),
                term.lastDay(),
                renewal.confidentialityAgreementNo().orElse(null),
                renewal.remarks().orElse(null),
                names.at(renewal.openedAt()),
                names.optionalUser(renewal.proposed().map(Deed::by).orElse(null)),
                names.optionalAt(renewal.proposed().map(Deed::at).orElse(null)),
                names.optionalAt(renewal.consentedAt().orElse(null)),
                names.optionalUser(renewal.decided().map(Deed::by).orElse(null)),
                names.optionalAt(renewal.decided().map(Deed::at).orElse(null)),
                names.optionalAt(renewal.closedAt().orElse(null)),
                reason != null && renewal.status() == Status.CANCELLED
                        ? names.of("endReason", EndReason.valueOf(reason))
                        : reason,
                findings == null ? null : ViolationView.of(findings.violations(), messages),
                findings == null ? null : ViolationView.of(findings.warnings(), messages));
    }
}
