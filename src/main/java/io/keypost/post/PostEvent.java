package io.keypost.post;

import io.keypost.audit.Logged;
import java.time.LocalDate;

/** What happens to a post. */
sealed interface PostEvent extends Logged {

    String code();

    @Override
    default String subject() {
        return Post.subject(code());
    }

    record Abolished(String code, LocalDate effectiveOn, String by, String reason) implements PostEvent {}
}
