package io.keypost.register.post;

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
 * @param emptyFrom the first day on which nobody will hold it, when the end of those who do is in sight and no signed agreement goes on
 *     from it; null while it is vacant
 * @param linedUp whether somebody is nominated or signed for it, from then on
 * @param renewing whether a renewal of the one who holds it last is proposed and not signed yet
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
        @Nullable LocalDate abolishedOn,
        @Nullable LocalDate emptyFrom,
        boolean linedUp,
        boolean renewing) {

    /**
     * Who holds a post.
     *
     * @param agreement its number
     * @param declassifying whether they are moved off it inside their notice period
     */
    record Holder(String staffNo, String name, String agreement, boolean declassifying) {}

    /** Who holds it next, from which day on. */
    record NextHolder(String staffNo, String name, String agreement, LocalDate firstDay) {}
}
