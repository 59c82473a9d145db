package io.keypost.platform.security;

import io.keypost.platform.account.Accounts;
import io.keypost.platform.account.Accounts.Account;
import io.keypost.platform.account.LoginLocks;
import io.keypost.platform.account.OwnSession;
import io.keypost.platform.account.PasswordRules;
import io.keypost.platform.engine.WithoutAuthorization;
import io.keypost.platform.language.Messages;
import io.keypost.platform.web.TooManyAttempts;
import io.keypost.rule.Violation;
import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where everybody changes their own password, and lands as long as it is one that somebody else knows. */
@Controller
@RequestMapping(AccountFilter.PASSWORD_PAGE)
@RequiredArgsConstructor
class PasswordPage {

    @Lazy
    private final IdentityService identityService;

    private final WithoutAuthorization withoutAuthorization;
    private final Accounts accounts;
    private final LoginLocks locks;
    private final OwnSession ownSession;
    private final PasswordRules rules;
    private final Messages messages;
    private final Clock clock;

    @GetMapping
    ModelAndView show(Principal person) {
        return page(person, List.of());
    }

    @PostMapping
    ModelAndView change(
            Principal person, @RequestParam String old, @RequestParam String password, @RequestParam String repeated) {
        var user = withoutAuthorization.call(() -> user(person.getName()));
        var violations = new ArrayList<Violation>();
        if (!identityService.checkPassword(user.getId(), old)) {
            violations.add(notTheOld(user.getId()));
        }
        if (password.isBlank()) {
            violations.add(Violation.of("password", "input.missing"));
        } else {
            violations.addAll(rules.violations(password, user));
        }
        if (password.equals(old)) {
            violations.add(Violation.of("password", "password.same"));
        }
        if (!password.equals(repeated)) {
            violations.add(Violation.of("repeated", "password.different"));
        }
        if (!violations.isEmpty()) {
            var page = page(person, violations);
            page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return page;
        }
        withoutAuthorization.run(() -> {
            var changing = user(user.getId());
            changing.setPassword(password);
            identityService.saveUser(changing);
        });
        ownSession.goesOn(user.getId());
        return new ModelAndView("redirect:" + AccountFilter.PASSWORD_PAGE + "?changed");
    }

    /** Guesses count here too. */
    private Violation notTheOld(String userId) {
        return locks.until(userId)
                .map(end -> Violation.of(
                        "old", "password.locked", new TooManyAttempts(end.atZone(clock.getZone())).until()))
                .orElseGet(() -> Violation.of("old", "password.notTheOld"));
    }

    private User user(String userId) {
        return identityService.createUserQuery().userId(userId).singleResult();
    }

    private ModelAndView page(Principal person, List<Violation> violations) {
        return new ModelAndView("password")
                .addObject(
                        "mustChange",
                        accounts.find(person.getName())
                                .map(Account::mustChangePassword)
                                .orElse(false))
                .addObject(
                        "rules",
                        rules.all().stream()
                                .map(rule -> messages.of(rule.violation()))
                                .toList())
                .addObject("oldWrong", told(violations, "old"))
                .addObject("passwordWrong", told(violations, "password"))
                .addObject("repeatedWrong", told(violations, "repeated"));
    }

    private List<String> told(List<Violation> violations, String field) {
        return violations.stream()
                .filter(violation -> field.equals(violation.field()))
                .map(messages::of)
                .toList();
    }
}
