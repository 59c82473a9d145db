package io.keypost.register;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param what the transition's name
 * @param text its sentence
 */
public record EventView(
        OffsetDateTime at,
        LocalDate effectiveOn,
        String by,
        String byId,
        String what,
        String text,
        @Nullable String reason) {}
