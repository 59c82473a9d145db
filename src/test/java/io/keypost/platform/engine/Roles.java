package io.keypost.platform.engine;

import java.util.List;

/** The roles there are, for tests of other packages. */
public final class Roles {

    public static final List<String> ALL = Grants.GROUPS;

    private Roles() {}
}
