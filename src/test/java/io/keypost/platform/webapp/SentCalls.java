package io.keypost.platform.webapp;

import java.util.Collection;
import java.util.List;

/** What pages were seen to send, held against the list of what is let in. */
public final class SentCalls {

    private SentCalls() {}

    /**
     * The lines of the list that none of these is.
     *
     * @param sent each a method and a path below {@code /camunda/api}
     */
    public static List<String> missingIn(Collection<String> sent) {
        return WebappCalls.read().all().stream()
                .filter(call -> sent.stream().noneMatch(one -> is(call, one)))
                .map(WebappCalls.Call::line)
                .toList();
    }

    private static boolean is(WebappCalls.Call call, String sent) {
        var parts = sent.split(" ", 2);
        return call.method().equals(parts[0]) && call.path().matcher(parts[1]).matches();
    }
}
