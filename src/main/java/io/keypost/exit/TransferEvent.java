package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.audit.Logged;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happens to a transfer inside the notice period; it stands in the log with the agreement the notice was given under. */
sealed interface TransferEvent extends Logged {

    String agreementNumber();

    @Override
    default String subject() {
        return Agreement.subject(agreementNumber());
    }

    record NotWanted(String agreementNumber, String by, @Nullable String reason) implements TransferEvent {}

    /**
     * @param effectiveOn the first day away from the post
     * @param reason the other post
     */
    record Ordered(String agreementNumber, LocalDate effectiveOn, String by, String reason) implements TransferEvent {}

    record Acknowledged(String agreementNumber, String by) implements TransferEvent {}

    record Begun(String agreementNumber, LocalDate effectiveOn) implements TransferEvent {}

    /** @param reason what was taken away */
    record AccessRevoked(String agreementNumber, String by, String reason) implements TransferEvent {}

    record AccessVerified(String agreementNumber, String by, @Nullable String reason) implements TransferEvent {}

    /** @param reason what was given back */
    record AccessRestored(String agreementNumber, String by, String reason) implements TransferEvent {}
}
