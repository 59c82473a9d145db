package io.keypost.platform.engine;

import io.keypost.rule.Refusal;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Auditors read everything and change nothing, whatever else they are: one who is in HR besides, keeps a post or is an administrator
 * acts again when they are no auditor any more. The engine asks for each of its commands, our pages and routes for theirs.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Auditors {

    private static final String GROUP = "auditor";

    @Lazy
    private final IdentityService identityService;

    /** Whether the person who acts is one. */
    public boolean isActing() {
        var person = identityService.getCurrentAuthentication();
        return person != null
                && person.getGroupIds() != null
                && person.getGroupIds().contains(GROUP);
    }

    /** Whether it is this person who acts. */
    boolean isThemself(String userId) {
        return userId.equals(identityService.getCurrentAuthentication().getUserId());
    }

    /**
     * Refuses them.
     *
     * @throws Refusal in the words a reader sees
     */
    public void changeNothing() {
        if (isActing()) {
            throw Refusal.forbidden("access.auditor");
        }
    }
}
