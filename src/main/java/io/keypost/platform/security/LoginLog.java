package io.keypost.platform.security;

import io.keypost.platform.account.Accounts;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Logs who logs in at the form, and whoever fails to anywhere. A script that sends its password with each request is not news. */
@Component
@RequiredArgsConstructor
class LoginLog {

    private static final Logger LOG = LoggerFactory.getLogger(LoginLog.class);

    private final Accounts accounts;

    @EventListener
    void succeeded(InteractiveAuthenticationSuccessEvent event) {
        LOG.info("{} has logged in", event.getAuthentication().getName());
    }

    /** What is no user's id may be a password in the wrong field. */
    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        var login = event.getAuthentication();
        var who = accounts.isGiven(login.getName()) ? login.getName() : "nobody known";
        LOG.warn("login refused: {} from {}", who, addressOf(login));
    }

    private static String addressOf(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "here";
    }
}
