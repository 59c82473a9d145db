package io.keypost.process;

import io.keypost.rule.Refusal;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The person who acts: the one who is logged in, never merely the assignee of the task. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CurrentUser {

    @Lazy
    private final IdentityService identityService;

    /**
     * The user's id.
     *
     * @throws Refusal when nobody is logged in
     */
    public String id() {
        var authentication = identityService.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw Refusal.forbidden("input.nobodyLoggedIn");
        }
        return authentication.getUserId();
    }

    /** Whether it is this person who acts, and with that role. */
    public boolean isActing(String userId, String group) {
        var authentication = identityService.getCurrentAuthentication();
        return authentication != null
                && userId.equals(authentication.getUserId())
                && authentication.getGroupIds() != null
                && authentication.getGroupIds().contains(group);
    }
}
