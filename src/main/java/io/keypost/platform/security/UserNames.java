package io.keypost.platform.security;

import io.keypost.platform.engine.WithoutAuthorization;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The name behind a user's id, since no page shows a raw id where a name belongs. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class UserNames {

    @Lazy
    private final IdentityService identityService;

    private final WithoutAuthorization withoutAuthorization;

    /** The person's name; the id where no such user is known. */
    public String of(String userId) {
        // Whoever sees a case sees the names on it; the engine itself shows a person nobody but themself.
        var user = withoutAuthorization.call(
                () -> identityService.createUserQuery().userId(userId).singleResult());
        if (user == null) {
            return userId;
        }
        var name = Stream.<@Nullable String>of(user.getFirstName(), user.getLastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? userId : name;
    }
}
