package io.keypost.register;

import java.util.List;

/**
 * A key post today.
 *
 * @param holders those the reader may see
 * @param vacant whether nobody holds it, seen or not
 */
record PostView(
        String code, String name, boolean mandatory, boolean fullTimeOnly, List<Holder> holders, boolean vacant) {

    /**
     * Who holds a post.
     *
     * @param agreement its number
     */
    record Holder(String staffNo, String name, String agreement) {}
}
