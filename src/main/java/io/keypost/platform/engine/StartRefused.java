package io.keypost.platform.engine;

import java.util.List;
import lombok.AccessLevel;
import lombok.Getter;

/** The application cannot start as it is set up. Its sentences stand in the bundle under the key and, what to do, {@code <key>.action}. */
public class StartRefused extends RuntimeException {

    @Getter(AccessLevel.PACKAGE)
    private final String key;

    private final transient List<Object> args;

    public StartRefused(String key, Object... args) {
        super(key);
        this.key = key;
        this.args = List.of(args);
    }

    Object[] args() {
        return args.toArray();
    }
}
