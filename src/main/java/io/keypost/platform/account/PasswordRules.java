package io.keypost.platform.account;

import io.keypost.rule.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a new password must be: long, and hard to guess; which characters it is made of is the person's own choice. */
@Component
public class PasswordRules {

    /**
     * How passwords are looked after.
     *
     * @param policy off where they are public anyway
     * @param iterations what checking one costs
     */
    @ConfigurationProperties("keypost.passwords")
    record Settings(boolean policy, int iterations) {}

    /** One of them; the violation says it. */
    public record Rule(Violation violation, BiPredicate<String, @Nullable User> holds) {}

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    private static final int SHORTEST_BESIDE_NAMES = 8;
    private static final Pattern REPETITION = Pattern.compile("(.+?)\\1+", Pattern.DOTALL);
    private static final Pattern ENDS = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    private final boolean enabled;
    private final Set<String> common = common();
    private final List<Rule> rules = List.of(
            new Rule(Violation.of("password", "password.short", SHORTEST), (it, user) -> length(it) >= SHORTEST),
            new Rule(Violation.of("password", "password.long", LONGEST), (it, user) -> length(it) <= LONGEST),
            new Rule(
                    Violation.of("password", "password.names", SHORTEST_BESIDE_NAMES),
                    (it, user) -> length(it) < SHORTEST || length(beside(it, user)) >= SHORTEST_BESIDE_NAMES),
            new Rule(Violation.of("password", "password.common"), (it, user) -> !isCommon(it)));

    PasswordRules(Settings settings) {
        this.enabled = settings.policy();
    }

    /** Whether there are rules at all. */
    public boolean areEnabled() {
        return enabled;
    }

    public List<Rule> all() {
        return enabled ? rules : List.of();
    }

    /** All that is wrong with this person's new password. */
    public List<Violation> violations(String password, @Nullable User user) {
        return all().stream()
                .filter(rule -> !rule.holds().test(password, user))
                .map(Rule::violation)
                .toList();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** What an attacker who knows the person would still have to guess. */
    private static String beside(String password, @Nullable User user) {
        if (user == null) {
            return password;
        }
        var left = password.toLowerCase(Locale.ROOT);
        for (var part : names(user)) {
            left = left.replace(part, "");
        }
        return left;
    }

    private static List<String> names(User user) {
        return Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
                .filter(part -> part != null && !part.isBlank())
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private boolean isCommon(String password) {
        if (length(password) > LONGEST) {
            return false;
        }
        var asked = password.toLowerCase(Locale.ROOT);
        return common.contains(asked)
                || common.contains(ENDS.matcher(asked).replaceAll(""))
                || REPETITION.matcher(asked).matches();
    }

    private static Set<String> common() {
        try {
            return new ClassPathResource("passwords/common.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException packedWrongly) {
            throw new UncheckedIOException(packedWrongly);
        }
    }
}
