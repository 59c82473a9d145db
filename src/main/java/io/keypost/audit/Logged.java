package io.keypost.audit;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something that has happened, a type each, and stands in the log from then on: publish it, and {@link AuditLog} writes it down. */
public interface Logged {

    /** What it is about, such as {@code agreement:AQXY-2026-0001}. */
    String subject();

    /** The user's id, or {@link AuditLog#SYSTEM}: a timer, a start of the application. */
    default String by() {
        return AuditLog.SYSTEM;
    }

    /** The day it took, or takes, effect; null for the day it is recorded on. */
    default @Nullable LocalDate effectiveOn() {
        return null;
    }

    /** Why, or what it concerned. */
    default @Nullable String reason() {
        return null;
    }

    /**
     * The name the log keeps, after that of the type: {@code RemovalEvent.Proposed} is {@code removal.proposed}. Its sentence stands in
     * the bundles under {@code audit.<what>}. What is on record is never renamed: override this where the type is.
     */
    default String what() {
        return of(getClass().getEnclosingClass().getSimpleName().replaceFirst("Event$", "")) + "."
                + of(getClass().getSimpleName());
    }

    private static String of(String type) {
        return type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }
}
