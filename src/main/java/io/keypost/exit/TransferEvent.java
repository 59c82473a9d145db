package io.keypost.exit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to a transfer inside the notice period; the agreement is the one the notice was given under. */
sealed interface TransferEvent extends ExitEvent {

    record NotWanted(String agreementNumber, String by, @Nullable String reason) implements TransferEvent {}

    /**
     * The leading group moves the holder off the post.
     *
     * @param effectiveOn the first day away from the post
     * @param reason the other post
     */
    record Ordered(String agreementNumber, LocalDate effectiveOn, String by, String reason) implements TransferEvent {}

    record Acknowledged(String agreementNumber, String by) implements TransferEvent {}

    record Begun(String agreementNumber, LocalDate effectiveOn) implements TransferEvent {}

    /**
     * The access to the post is taken away.
     *
     * @param reason what was taken away
     */
    record AccessRevoked(String agreementNumber, String by, String reason) implements TransferEvent {}

    record AccessVerified(String agreementNumber, String by, @Nullable String reason) implements TransferEvent {}

    /**
     * The access is given back, as the notice was withdrawn.
     *
     * @param reason what was given back
     */
    record AccessRestored(String agreementNumber, String by, String reason) implements TransferEvent {}
}
