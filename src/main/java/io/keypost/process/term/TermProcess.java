package io.keypost.process.term;

import io.keypost.agreement.Signing;
import io.keypost.process.Variable;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The names {@code bpmn/term.bpmn} shares with its Java, and its start. */
@Component
public class TermProcess {

    public static final String KEY = "term";

    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);
    public static final Variable<String> FIRST_DAY_AT = new Variable<>("firstDayAt", String.class);
    public static final Variable<String> TERM_ENDS_AT = new Variable<>("termEndsAt", String.class);

    private final RuntimeService runtimeService;
    private final Signing signing;
    private final Clock clock;

    TermProcess(@Lazy RuntimeService runtimeService, Signing signing, Clock clock) {
        this.runtimeService = runtimeService;
        this.signing = signing;
        this.clock = clock;
    }

    /** Has an instance watch the agreement's dates, unless one does already. Its instants carry their offset. */
    public void start(String agreementNumber) {
        var isWatched = runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .processInstanceBusinessKey(agreementNumber)
                        .count()
                > 0;
        if (isWatched) {
            return;
        }
        var term = signing.get(agreementNumber).term();
        runtimeService.startProcessInstanceByKey(
                KEY,
                agreementNumber,
                Map.of(
                        AGREEMENT_NUMBER.name(), agreementNumber,
                        FIRST_DAY_AT.name(), term.startsAt(clock.getZone()).toString(),
                        TERM_ENDS_AT.name(), term.endsAt(clock.getZone()).toString()));
    }
}
