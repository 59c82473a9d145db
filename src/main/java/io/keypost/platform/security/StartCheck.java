package io.keypost.platform.security;

import io.keypost.platform.engine.StartRefused;

/** What must be right before the database is opened: a start that is refused has changed nothing. */
public interface StartCheck {

    /** Throws {@link StartRefused} where it is not. */
    void check();
}
