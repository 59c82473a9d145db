package io.keypost.platform.security;

import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.platform.language.Messages;
import io.keypost.platform.web.TooManyAttempts;
import java.util.List;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.SessionAttribute;

/** The one login. In the demo it says who there is to log in as. */
@Controller
@RequiredArgsConstructor
class LoginPage {

    /**
     * Somebody of the sample organisation.
     *
     * @param roles their groups' names, in the reader's language
     */
    record SampleLogin(String userId, String name, String roles) {}

    @Lazy
    private final IdentityService identityService;

    private final UserNames userNames;
    private final Messages messages;
    private final Environment environment;

    @GetMapping("/login")
    String login(
            Model model,
            @SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false) @Nullable
                    Exception failure) {
        if (failure instanceof TooManyAttempts locked) {
            model.addAttribute("until", locked.until());
        }
        model.addAttribute("samples", environment.acceptsProfiles(Profiles.of("demo")) ? samples() : List.of());
        return "login";
    }

    private List<SampleLogin> samples() {
        return identityService.createUserQuery().orderByUserId().asc().listPage(0, 60).stream()
                .map(user -> new SampleLogin(user.getId(), userNames.of(user.getId()), rolesOf(user.getId())))
                .toList();
    }

    private String rolesOf(String userId) {
        return identityService.createGroupQuery().groupMember(userId).list().stream()
                .filter(group -> !DepartmentGroups.isOne(group.getId()))
                .map(group -> messages.get("group." + group.getId()))
                .collect(Collectors.joining(", "));
    }
}
