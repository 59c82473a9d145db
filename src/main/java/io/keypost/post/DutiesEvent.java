package io.keypost.post;

import io.keypost.audit.Logged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to a post's duties. */
sealed interface DutiesEvent extends Logged {

    String postCode();

    @Override
    default String subject() {
        return Post.subject(postCode());
    }

    record Proposed(String postCode, LocalDate effectiveOn, String by, String reason) implements DutiesEvent {}

    record Overdue(String postCode) implements DutiesEvent {}

    record Approved(String postCode, String by, @Nullable String reason) implements DutiesEvent {}

    record Rejected(String postCode, String by, @Nullable String reason) implements DutiesEvent {}

    /**
     * The approved text is the next version.
     *
     * @param reason its number
     */
    record Adopted(String postCode, LocalDate effectiveOn, String reason) implements DutiesEvent {}
}
