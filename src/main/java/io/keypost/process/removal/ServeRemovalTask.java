package io.keypost.process.removal;

import io.keypost.agreement.Removing;
import io.keypost.process.CaseTask;
import io.keypost.process.CurrentUser;
import io.keypost.process.Variable;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 送达免任通知: HR serves the notice, says when and how, and the last day. */
@Component
class ServeRemovalTask extends CaseTask {

    private final Removing removing;

    ServeRemovalTask(CurrentUser currentUser, Removing removing) {
        super(currentUser, null);
        this.removing = removing;
    }

    @Override
    protected void mayAct(DelegateTask task, String by) {
        removing.get(RemovalProcess.numberOf(task)).mayServe(by);
    }

    @Override
    protected void complete(DelegateTask task, String by) {
        var servedOn = day(RemovalProcess.SERVED_ON, task);
        var lastDay = day(RemovalProcess.LAST_DAY, task);
        removing.serve(RemovalProcess.numberOf(task), by, servedOn, RemovalProcess.SERVED_HOW.take(task), lastDay);
    }

    private static LocalDate day(Variable<String> variable, DelegateTask task) {
        return Variable.day(variable, variable.takeRequired(task));
    }
}
