package io.keypost.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key post today.
 *
 * @param holders those the reader may see
 * @param vacant whether nobody holds it, seen or not
 * @param vacantSince the day after the last one on which somebody held it; null when nobody ever has
 * @param nextHolder whose agreement is signed and yet to begin, if the reader may see it
 * @param abolishedOn its last day, once it is given up
 */
record PostView(
        String code,
        String name,
        boolean mandatory,
        boolean fullTimeOnly,
        List<Holder> holders,
        boolean vacant,
        @Nullable LocalDate vacantSince,
        @Nullable NextHolder nextHolder,
        @Nullable LocalDate abolishedOn) {

    /**
     * Who holds a post.
     *
     * @param agreement its number
     */
    record Holder(String staffNo, String name, String agreement) {}

    /** Who holds it next, from which day on. */
    record NextHolder(String staffNo, String name, String agreement, LocalDate firstDay) {}
}
