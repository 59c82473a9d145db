package io.keypost.calendar;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** What has been published about a day. */
@Embeddable
record CalendarDay(@Enumerated(EnumType.STRING) Kind kind, @Nullable String name) {

    enum Kind {
        HOLIDAY,
        /** 调休: a day of a weekend that is worked. */
        WORKDAY
    }
}
