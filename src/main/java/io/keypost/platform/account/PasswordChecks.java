package io.keypost.platform.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.camunda.commons.utils.cache.ConcurrentLruCache;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares a password with the stored hash, at the same cost whether there is such a user or not. A script sends its password with every
 * request: a right one is remembered, under a key that no other process has and nothing keeps, as long as the stored hash stands.
 */
@Component
class PasswordChecks {

    private static final int REMEMBERED = 1000;
    private static final String MAC = "HmacSHA256";

    private final Accounts accounts;
    private final PasswordRules rules;
    private final Pbkdf2 strongest;
    private final PasswordManager manager;
    private final SecretKeySpec key;
    /** The hash of a password nobody has. */
    private final String nobodys;

    private final ConcurrentLruCache<String, byte[]> right = new ConcurrentLruCache<>(REMEMBERED);

    PasswordChecks(Accounts accounts, PasswordRules rules, Pbkdf2 strongest, PasswordManager manager) {
        this.accounts = accounts;
        this.rules = rules;
        this.strongest = strongest;
        this.manager = manager;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, MAC);
        this.nobodys = manager.encrypt(new String(random, StandardCharsets.ISO_8859_1));
    }

    boolean matches(String password, @Nullable UserEntity user) {
        var stored = user == null ? null : user.getPassword();
        if (user == null || stored == null) {
            manager.check(password, nobodys);
            return false;
        }
        var proof = proof(password, stored);
        if (MessageDigest.isEqual(proof, right.get(user.getId()))) {
            return true;
        }
        var salted = EncryptionUtil.saltPassword(password, user.getSalt());
        var matches = manager.check(salted, stored);
        if (matches) {
            renew(password, salted, user, stored);
            right.put(user.getId(), proof);
        } else if (strongest.isOutdone(stored)) {
            // An old hash is quickly checked; the answer still takes its time.
            manager.check(password, nobodys);
        }
        return matches;
    }

    /** A password from before the rules of today: stored better now, and to be changed if they would not take it. */
    private void renew(String password, String salted, UserEntity user, String stored) {
        if (strongest.isOutdone(stored)) {
            accounts.rehash(user.getId(), stored, manager.encrypt(salted));
            if (!rules.violations(password, user).isEmpty()) {
                accounts.demandNewPassword(user.getId());
            }
        }
    }

    private byte[] proof(String password, String stored) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(stored.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
