package io.keypost.platform.engine;

import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Refuses every command of an auditor that does not plainly read: here Tasklist, its REST calls, our own routes and whatever else calls
 * the engine meet. What the application asks on its own account while they read, see {@link WithoutAuthorization}, is not theirs.
 */
@RequiredArgsConstructor
class AuditorsOnlyRead extends CommandInterceptor {

    /** The engine has no mark for them but their names. A new one of another name is refused until it is added. */
    private static final Pattern READS = Pattern.compile(
            ".*[.$](Get|Is|Find)[^.$]*|.*Query[^.$]*|.*ReportImpl[^.]*|.*\\.(ExecuteFilter[^.$]*|AuthorizationCheckCmd|CheckPassword)");

    private final Auditors auditors;

    @Override
    public <T> T execute(Command<T> command) {
        if (auditors.isActing() && !reads(command) && !isOwnLogin(command)) {
            auditors.changeNothing();
        }
        return next.execute(command);
    }

    private static boolean reads(Command<?> command) {
        return command instanceof AbstractQuery
                || command instanceof AbstractNativeQuery
                || READS.matcher(command.getClass().getName()).matches();
    }

    /** Their own password they must be able to change. */
    private boolean isOwnLogin(Command<?> command) {
        return command instanceof SaveUserCmd
                && new DirectFieldAccessor(command).getPropertyValue("user") instanceof User user
                && auditors.isThemself(user.getId());
    }
}
