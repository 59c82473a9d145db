package io.keypost.platform.engine;

import io.keypost.platform.account.Accounts;
import io.keypost.platform.account.PasswordRules;
import io.keypost.platform.language.Messages;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The first administrator, who lets in everybody else. Made once; later starts need no password. */
@Component
@RequiredArgsConstructor
public class Administrator {

    /**
     * Who it is.
     *
     * @param password from the environment; empty once there is an administrator
     */
    @ConfigurationProperties("keypost.administrator")
    public record Settings(@DefaultValue("admin") String id, String password) {

        /** No log ever shows the password. */
        @Override
        public String toString() {
            return id;
        }

        public void requirePassword() {
            if (password.isBlank()) {
                throw new StartRefused("start.administratorPasswordMissing");
            }
        }
    }

    @Lazy
    private final IdentityService identityService;

    private final Settings settings;
    private final Messages messages;
    private final PasswordRules rules;
    private final Accounts accounts;

    public void setUp() {
        var someoneIs = identityService
                        .createUserQuery()
                        .memberOfGroup(Grants.ADMINISTRATORS)
                        .count()
                > 0;
        if (someoneIs) {
            return;
        }
        settings.requirePassword();
        if (identityService.createUserQuery().userId(settings.id()).count() == 0) {
            add();
        }
        identityService.createMembership(settings.id(), Grants.ADMINISTRATORS);
    }

    private void add() {
        var user = identityService.newUser(settings.id());
        // The whole name in one field, in the order it is written.
        user.setFirstName(messages.inChinese("administrator.name"));
        user.setLastName("");
        user.setPassword(settings.password());
        if (!rules.violations(settings.password(), user).isEmpty()) {
            throw new StartRefused("start.administratorPasswordWeak");
        }
        identityService.saveUser(user);
        // Whoever has set the system up has read it in the environment.
        if (rules.areEnabled()) {
            accounts.demandNewPassword(settings.id());
        }
    }
}
