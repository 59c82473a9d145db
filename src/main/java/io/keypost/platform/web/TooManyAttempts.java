package io.keypost.platform.web;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.springframework.security.core.AuthenticationException;

/** Nobody gets in under this name, or from this address, before that moment; whether there is such an account it does not say. */
public class TooManyAttempts extends AuthenticationException {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final ZonedDateTime until;

    public TooManyAttempts(ZonedDateTime until) {
        super("too many wrong passwords");
        this.until = until;
    }

    /** The time of day when to come again. */
    public String until() {
        // Not a fraction too early.
        return TIME.format(until.plusNanos(999_999_999));
    }
}
