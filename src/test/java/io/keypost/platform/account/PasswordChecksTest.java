package io.keypost.platform.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.util.List;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What checking a password costs, counted, and what becomes of old hashes. */
class PasswordChecksTest {

    private static final String PASSWORD = "what nobody guesses";

    private static class Counting extends Pbkdf2 {

        private int computed;

        Counting() {
            super(10);
        }

        @Override
        public String encrypt(String password) {
            computed++;
            return super.encrypt(password);
        }

        @Override
        public boolean check(String password, String encrypted) {
            computed++;
            return super.check(password, encrypted);
        }
    }

    private final Counting hashes = new Counting();
    private final PasswordManager manager = new PasswordManager(hashes, List.of());
    private final Accounts accounts = mock(Accounts.class);
    private final PasswordRules rules = new PasswordRules(new PasswordRules.Settings(true, 10));
    private final PasswordChecks checks = new PasswordChecks(accounts, rules, hashes, manager);

    @Test
    void aWrongPasswordCostsTheSameWhoeverItIsFor() {
        assertThat(costOf("wrong", user("new", manager.encrypt(PASSWORD + "salt"))))
                .isOne();
        assertThat(costOf("wrong", user("old", sha512(PASSWORD)))).isOne();
        assertThat(costOf("wrong", user("never-set", null))).isOne();
        assertThat(costOf("wrong", null)).isOne();
    }

    @Test
    void aRightOneIsWorkedOutOnceUntilThePasswordChanges() {
        var user = user("script", manager.encrypt(PASSWORD + "salt"));

        assertThat(costOf(PASSWORD, user)).isOne();
        assertThat(costOf(PASSWORD, user)).isZero();
        assertThat(costOf("wrong", user)).isOne();
        assertThat(costOf(PASSWORD, user("another", manager.encrypt(PASSWORD + "salt"))))
                .isOne();
        user.setDbPassword(manager.encrypt("another one" + "salt"));
        assertThat(checks.matches(PASSWORD, user)).isFalse();
    }

    @Test
    void anOldHashIsReplacedAndAWeakPasswordMustGo() {
        var old = sha512(PASSWORD);
        assertThat(checks.matches(PASSWORD, user("old", old))).isTrue();
        verify(accounts).rehash(eq("old"), eq(old), startsWith("{PBKDF2-SHA256}10$"));
        verify(accounts, never()).demandNewPassword(anyString());

        assertThat(checks.matches("1", user("weak", sha512("1")))).isTrue();
        verify(accounts).demandNewPassword("weak");
    }

    private int costOf(String password, @Nullable UserEntity user) {
        var before = hashes.computed;
        assertThat(checks.matches(password, user)).isEqualTo(password.equals(PASSWORD));
        return hashes.computed - before;
    }

    private static String sha512(String password) {
        return new PasswordManager(new Sha512HashDigest(), List.of()).encrypt(password + "salt");
    }

    private static UserEntity user(String id, @Nullable String stored) {
        var user = new UserEntity(id);
        user.setSalt("salt");
        user.setDbPassword(stored);
        return user;
    }
}
