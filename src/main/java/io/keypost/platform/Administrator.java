package io.keypost.platform;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The first administrator, who lets in everybody else. Made once; later starts need no password. */
@Component
class Administrator {

    private static final int SHORTEST_PASSWORD = 10;

    /**
     * Who it is.
     *
     * @param password from the environment; empty once there is an administrator
     */
    @ConfigurationProperties("keypost.administrator")
    record Settings(@DefaultValue("admin") String id, @DefaultValue("") String password) {

        /** No log ever shows the password. */
        @Override
        public String toString() {
            return id;
        }

        void requirePassword() {
            if (password.isBlank()) {
                throw new StartRefused("start.administratorPasswordMissing");
            }
        }
    }

    private final IdentityService identityService;
    private final Settings settings;
    private final Messages messages;
    private final boolean demo;

    Administrator(
            @Lazy IdentityService identityService, Settings settings, Messages messages, Environment environment) {
        this.identityService = identityService;
        this.settings = settings;
        this.messages = messages;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    void setUp() {
        var someoneIs = identityService
                        .createUserQuery()
                        .memberOfGroup(Grants.ADMINISTRATORS)
                        .count()
                > 0;
        if (someoneIs) {
            return;
        }
        settings.requirePassword();
        if (!demo && settings.password().length() < SHORTEST_PASSWORD) {
            throw new StartRefused("start.administratorPasswordShort", SHORTEST_PASSWORD);
        }
        if (identityService.createUserQuery().userId(settings.id()).count() == 0) {
            var user = identityService.newUser(settings.id());
            // The whole name in one field, in the order it is written.
            user.setFirstName(messages.inChinese("administrator.name"));
            user.setLastName("");
            user.setPassword(settings.password());
            identityService.saveUser(user);
        }
        identityService.createMembership(settings.id(), Grants.ADMINISTRATORS);
    }
}
