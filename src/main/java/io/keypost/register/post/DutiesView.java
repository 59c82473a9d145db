package io.keypost.register.post;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A post's duties and how they came about.
 *
 * @param version the one in force today
 * @param effectiveOn since when; null for a post's first version
 * @param adjustments latest first
 */
record DutiesView(
        String code,
        String name,
        int version,
        @Nullable LocalDate effectiveOn,
        List<String> duties,
        List<Holder> holders,
        List<AdjustmentView> adjustments) {

    /**
     * A holder the reader may see.
     *
     * @param version the latest they have signed or taken note of
     */
    record Holder(String staffNo, String name, String agreement, int version) {}
}
