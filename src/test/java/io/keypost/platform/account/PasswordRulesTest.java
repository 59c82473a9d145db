package io.keypost.platform.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.rule.Violation;
import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules(new PasswordRules.Settings(true, 1000));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1                        | password.short
            password                 | password.short, password.common
            eleven char              | password.short
            hundun gives you         |
            纸上得来终觉浅绝知此事要        |
            ZhangWei1024zhangwei     | password.names
            1024张伟1024张伟1024abc1024 | password.names
            张伟-keeps-the-net         |
            password1234             | password.common
            PASSWORD2026!!!          | password.common
            1qaz2wsx3edc4rfv         | password.common
            123456789012             | password.common
            abcabcabcabc             | password.common
            aaaaaaaaaaaaaaaaaaaa     | password.common
            """)
    void eachRuleSaysNo(String password, String violated) {
        assertThat(violations(password))
                .containsExactlyInAnyOrderElementsOf(violated == null ? List.of() : List.of(violated.split(", ")));
    }

    @Test
    void aLongOneIsRefusedNotCut() {
        assertThat(violations("ab cd ".repeat(21) + "xy")).doesNotContain("password.long");
        assertThat(violations("x".repeat(100_000) + "y")).containsExactly("password.long");
        // A character outside the plane counts once.
        assertThat(violations("𠮷野家".repeat(40) + "!")).isEmpty();
    }

    @Test
    void withoutRulesAnythingGoes() {
        assertThat(new PasswordRules(new PasswordRules.Settings(false, 1000)).violations("1", null))
                .isEmpty();
    }

    private List<String> violations(String password) {
        var user = new UserEntity("1024");
        user.setFirstName("张伟");
        user.setLastName("");
        user.setEmail("zhangwei");
        return rules.violations(password, user).stream().map(Violation::rule).toList();
    }
}
