package io.keypost.register;

import io.keypost.rule.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/** {@code page}, {@code size} and {@code sort} of every list. */
public final class Paging {

    public static final String DEFAULT_SIZE = "50";
    /** Of a page on the screen. */
    public static final int PAGE_ROWS = 25;

    private static final int LARGEST_SIZE = 200;
    private static final int LAST_PAGE = 1_000_000;

    private Paging() {}

    /**
     * A page as it is asked for; refuses what no list has.
     *
     * @param sort such as {@code lastDay} or {@code lastDay,desc}
     * @param sortable what a caller may sort by; the first also breaks ties, so that no row falls between two pages
     */
    public static Pageable of(int page, int size, @Nullable String sort, Sort otherwise, String... sortable) {
        if (page < 0 || page > LAST_PAGE) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "page", "input.range", 0, LAST_PAGE);
        }
        if (size < 1 || size > LARGEST_SIZE) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "size", "input.range", 1, LARGEST_SIZE);
        }
        return PageRequest.of(page, size, order(sort, otherwise, sortable).and(Sort.by(sortable[0])));
    }

    private static Sort order(@Nullable String sort, Sort otherwise, String... sortable) {
        if (sort == null || sort.isBlank()) {
            return otherwise;
        }
        var parts = sort.split(",", 2);
        var direction = Sort.Direction.fromOptionalString(parts.length > 1 ? parts[1] : "asc");
        if (direction.isEmpty() || !Arrays.asList(sortable).contains(parts[0])) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "sort", "input.choice", String.join(", ", sortable));
        }
        return Sort.by(direction.get(), parts[0]);
    }

    /** Number of the last page of so many rows on the screen, from 0. */
    public static long lastPage(long rows) {
        return Math.max(0, (rows - 1) / PAGE_ROWS);
    }
}
