package io.keypost.process.resignation;

import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Nomination;
import io.keypost.exit.ClosingNotices;
import io.keypost.exit.FindingNotices;
import io.keypost.exit.NoticeRequest;
import io.keypost.exit.Resignation;
import io.keypost.exit.ResignationEvent;
import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import io.keypost.process.WaitingCases;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The names {@code bpmn/resignation.bpmn} and its forms share with their Java, its start from outside Tasklist, and what reaches it. */
@Component
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ResignationProcess {

    public static final String KEY = "resignation";
    public static final String OVER_MESSAGE = "keypost.noticeOver";
    public static final String CHANGE_MESSAGE = "keypost.noticeChangeAsked";
    public static final String WITHDRAWN_ERROR = "keypost.noticeWithdrawn";

    public static final Variable<Long> RESIGNATION_ID = new Variable<>("resignationId", Long.class);
    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);
    public static final Variable<String> HOLDER = new Variable<>("holder", String.class);
    public static final Variable<String> MANAGERS = new Variable<>("managers", String.class);
    public static final Variable<String> ESCALATION_AFTER = new Variable<>("escalationAfter", String.class);
    public static final Variable<Boolean> RUNNING = new Variable<>("running", Boolean.class);
    public static final Variable<Boolean> RECEIVED = new Variable<>("received", Boolean.class);
    public static final Variable<Boolean> TRANSFER_WANTED = new Variable<>("transferWanted", Boolean.class);
    public static final Variable<Boolean> WITHDRAWAL_ASKED = new Variable<>("withdrawalAsked", Boolean.class);
    public static final Variable<Boolean> CONSENTED = new Variable<>("consented", Boolean.class);
    public static final Variable<Boolean> APPROVED = new Variable<>("approved", Boolean.class);
    public static final Variable<Boolean> NOMINATED = new Variable<>("nominated", Boolean.class);
    public static final Variable<Boolean> ACCESS_REVOKED = new Variable<>("accessRevoked", Boolean.class);

    // What the forms ask.
    public static final Variable<String> SCOPE = new Variable<>("scope", String.class);
    public static final Variable<String> RECEIVED_ON = new Variable<>("receivedOn", String.class);
    public static final Variable<String> PAPER_DOCUMENT_ID = new Variable<>("paperDocumentId", String.class);
    public static final Variable<String> REASON = new Variable<>("reason", String.class);
    public static final Variable<String> NOTE = new Variable<>("note", String.class);
    public static final Variable<String> TRANSFER_FROM = new Variable<>("transferFrom", String.class);
    public static final Variable<String> TRANSFER_TO = new Variable<>("transferTo", String.class);
    public static final Variable<String> SUCCESSOR = new Variable<>("successor", String.class);
    public static final Variable<String> SUCCESSOR_CHOICE = new Variable<>("successorChoice", String.class);
    public static final Variable<String> STAFF_NO = new Variable<>("staffNo", String.class);
    public static final Variable<Boolean> FULL_TIME = new Variable<>("fullTime", Boolean.class);
    public static final Variable<Number> YEARS = new Variable<>("years", Number.class);
    public static final Variable<String> FIRST_DAY = new Variable<>("firstDay", String.class);
    public static final Variable<String> CONFIDENTIALITY_AGREEMENT_NO =
            new Variable<>("confidentialityAgreementNo", String.class);
    public static final Variable<String> REMARKS = new Variable<>("remarks", String.class);

    static final List<Variable<?>> ASKED_BY_SUCCESSION =
            List.of(STAFF_NO, FULL_TIME, YEARS, FIRST_DAY, CONFIDENTIALITY_AGREEMENT_NO, REMARKS, REASON);

    @Lazy
    private final RuntimeService runtimeService;

    private final FindingNotices notices;
    private final AppointingHolders appointing;
    private final WaitingCases waitingCases;

    static long idOf(VariableScope scope) {
        return BusinessKey.ownRow(KEY, RESIGNATION_ID, scope);
    }

    /** Starts the process as its form does. */
    public Resignation give(
            String agreementNumber,
            Resignation.Scope scope,
            @Nullable LocalDate receivedOn,
            @Nullable String paperDocumentId) {
        var variables = new HashMap<String, Object>();
        variables.put(AGREEMENT_NUMBER.name(), agreementNumber);
        variables.put(SCOPE.name(), scope.name());
        variables.put(RECEIVED_ON.name(), receivedOn == null ? null : receivedOn.toString());
        variables.put(PAPER_DOCUMENT_ID.name(), paperDocumentId);
        runtimeService.startProcessInstanceByKey(KEY, variables);
        return notices.runningOf(agreementNumber);
    }

    /** Nothing of the notice is left to be done. */
    @EventListener
    public void on(ClosingNotices.Over over) {
        waitingCases.tell(OVER_MESSAGE, BusinessKey.of(KEY, over.resignationId()));
    }

    /** Something is asked of a notice that runs; not before its receipt is issued, as nothing would wait for it. */
    @EventListener
    public void on(ResignationEvent.Asked asked) {
        waitingCases.mustTell(
                CHANGE_MESSAGE,
                BusinessKey.of(KEY, asked.resignationId()),
                Map.of(WITHDRAWAL_ASKED.name(), asked.kind() == NoticeRequest.Kind.WITHDRAWAL));
    }

    /** The department whose managers arrange the succession. */
    String departmentOf(Resignation notice) {
        return appointing.get(notice.appointmentId()).department();
    }

    /** What the form for the succession has asked: somebody for the same post in the same department. */
    Nomination nominationIn(VariableScope scope) {
        var holders = appointing.get(notices.get(idOf(scope)).appointmentId());
        return new Nomination(
                holders.postCode(),
                STAFF_NO.requiredIn(scope),
                holders.department(),
                Boolean.TRUE.equals(FULL_TIME.in(scope)),
                YEARS.requiredIn(scope).intValue(),
                Variable.day(FIRST_DAY, FIRST_DAY.requiredIn(scope)),
                null,
                CONFIDENTIALITY_AGREEMENT_NO.in(scope),
                REMARKS.in(scope));
    }
}
