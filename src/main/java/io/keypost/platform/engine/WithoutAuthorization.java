package io.keypost.platform.engine;

import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the application does on its own account, though a person's request set it off: the engine does not ask for their permission. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class WithoutAuthorization {

    @Lazy
    private final IdentityService identityService;

    public <T extends @Nullable Object> T call(Supplier<T> action) {
        var person = identityService.getCurrentAuthentication();
        identityService.clearAuthentication();
        try {
            return action.get();
        } finally {
            if (person != null) {
                identityService.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }

    public void run(Runnable action) {
        call(() -> {
            action.run();
            return null;
        });
    }
}
