package io.keypost.platform.account;

import jakarta.servlet.http.HttpServletRequest;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whoever changes their own account stays in the session they do it in; their others end. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OwnSession {

    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private final Accounts accounts;

    /** Once the change is made: the account's new stamp, under a new session id. */
    public void goesOn(String userId) {
        accounts.find(userId).ifPresent(account -> afterCommit(() -> goOn(userId, account.stamp())));
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private static void goOn(String userId, long stamp) {
        var request = request();
        var session = request == null ? null : request.getSession(false);
        if (request == null || session == null || !(session.getAttribute(CONTEXT) instanceof SecurityContext context)) {
            return;
        }
        var login = context.getAuthentication();
        if (login != null && login.getName().equals(userId)) {
            var renewed = UsernamePasswordAuthenticationToken.authenticated(userId, null, login.getAuthorities());
            renewed.setDetails(new LoginStamp(stamp));
            request.changeSessionId();
            session.setAttribute(CONTEXT, new SecurityContextImpl(renewed));
        }
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? web.getRequest()
                : null;
    }
}
