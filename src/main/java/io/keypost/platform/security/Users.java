package io.keypost.platform.security;

import io.keypost.platform.account.Accounts;
import io.keypost.platform.engine.EnginePasswords;
import java.util.List;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The people who log in. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Users {

    @Lazy
    private final IdentityService identityService;

    private final Accounts accounts;
    private final EnginePasswords passwords;

    /** Lets somebody in, with roles; whoever is in already stays as they are, and who was deleted is gone. */
    public void add(String id, String name, String password, List<String> groups) {
        if (identityService.createUserQuery().userId(id).count() == 0) {
            if (accounts.isGiven(id)) {
                return;
            }
            var user = identityService.newUser(id);
            // The whole name in one field, in the order it is written.
            user.setFirstName(name);
            user.setLastName("");
            user.setPassword(password);
            identityService.saveUser(user);
        }
        for (var group : groups) {
            if (identityService
                            .createGroupQuery()
                            .groupId(group)
                            .groupMember(id)
                            .count()
                    == 0) {
                identityService.createMembership(id, group);
            }
        }
    }

    /** Does as that person, with their roles. */
    public <T extends @Nullable Object> T as(String id, Supplier<T> action) {
        identityService.setAuthentication(id, passwords.groupsOf(id));
        try {
            return action.get();
        } finally {
            identityService.clearAuthentication();
        }
    }
}
