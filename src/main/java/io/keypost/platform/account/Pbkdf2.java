package io.keypost.platform.account;

import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/** Makes each guess at a stolen hash cost something. The cost stands with the hash, so that it can be raised later. */
@RequiredArgsConstructor
class Pbkdf2 implements PasswordEncryptor {

    private static final int SALT_BYTES = 16;

    private final int iterations;

    @Override
    public String encrypt(String password) {
        return iterations + "$" + encoder(iterations).encode(password);
    }

    @Override
    public boolean check(String password, String encrypted) {
        var end = encrypted.indexOf('$');
        var cost = Integer.parseInt(encrypted.substring(0, end));
        return encoder(cost).matches(password, encrypted.substring(end + 1));
    }

    @Override
    public String hashAlgorithmName() {
        return "PBKDF2-SHA256";
    }

    /** Whether a stored hash costs less than one made now, or is another kind. */
    boolean isOutdone(String stored) {
        return !stored.startsWith("{" + hashAlgorithmName() + "}" + iterations + "$");
    }

    private static Pbkdf2PasswordEncoder encoder(int iterations) {
        return new Pbkdf2PasswordEncoder("", SALT_BYTES, iterations, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
    }
}
