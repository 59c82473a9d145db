package io.keypost.process.transfer;

import io.keypost.process.BusinessKey;
import io.keypost.process.Variable;
import io.keypost.process.resignation.ResignationProcess;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The names {@code bpmn/transfer.bpmn} and its forms share with their Java. */
final class TransferProcess {

    public static final String KEY = "transfer";

    public static final Variable<Long> RESIGNATION_ID = new Variable<>("resignationId", Long.class);
    public static final Variable<String> AGREEMENT_NUMBER = new Variable<>("agreementNumber", String.class);
    public static final Variable<String> HOLDER = new Variable<>("holder", String.class);
    public static final Variable<String> TRANSFER_STARTS_AT = new Variable<>("transferStartsAt", String.class);

    // What the forms ask.
    public static final Variable<String> NOTE = new Variable<>("note", String.class);
    public static final Variable<String> REMARK = new Variable<>("remark", String.class);

    private TransferProcess() {}

    /** The notice's, whose business key the transfer has. */
    static long idOf(VariableScope scope) {
        return BusinessKey.ownRow(ResignationProcess.KEY, RESIGNATION_ID, scope);
    }
}
