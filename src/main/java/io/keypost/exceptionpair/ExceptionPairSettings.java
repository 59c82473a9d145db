package io.keypost.exceptionpair;

import io.keypost.rule.Refusal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of exception pairs.
 *
 * @param enabled whether the unit grants any; what was granted before counts to its last day all the same
 */
@ConfigurationProperties("keypost.exception-pairs")
record ExceptionPairSettings(@DefaultValue("false") boolean enabled) {

    void requireEnabled() {
        if (!enabled) {
            throw Refusal.conflict("exceptionPair.off");
        }
    }
}
