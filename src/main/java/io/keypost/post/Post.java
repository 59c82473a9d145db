package io.keypost.post;

import io.keypost.rule.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** A key post (C4). */
@Entity
@Table(name = "post")
public class Post {

    /** {@code SECURITY MACHINE_ROOM SYSTEM NETWORK DATABASE AUDIT}. */
    @Id
    @Getter
    private String code;

    /** The Chinese name, as documents print it. */
    @Getter
    private String name;

    private String nameEn;

    /** Whether a vacancy is an alarm (C4). */
    @Getter
    private boolean mandatory;

    /** Whether the holder may hold nothing else (C5). */
    @Getter
    private boolean fullTimeOnly;

    private boolean enabled;

    /** The last day on which the unit has it, once its end is decided; the catalogue does not bring it back. */
    private @Nullable LocalDate abolishedOn;

    @SuppressWarnings("UnusedVariable") // read by the repository's order
    private int position;

    @SuppressWarnings("NullAway.Init")
    protected Post() {}

    Post(String code) {
        this.code = code;
        this.name = code;
        this.nameEn = code;
    }

    void describe(PostCatalogue.Entry entry, boolean nowEnabled, int newPosition) {
        name = entry.name();
        nameEn = entry.nameEn();
        mandatory = entry.mandatory();
        fullTimeOnly = entry.fullTimeOnly();
        enabled = nowEnabled;
        position = newPosition;
    }

    /** What the log calls a post. */
    public static String subject(String code) {
        return "post:" + code;
    }

    /**
     * The unit gives it up.
     *
     * @return false when just that is on file already
     */
    boolean abolish(LocalDate lastDay, LocalDate today) {
        if (lastDay.equals(abolishedOn)) {
            return false;
        }
        if (abolishedOn != null) {
            throw Refusal.conflict("post.abolished", abolishedOn.toString());
        }
        if (mandatory) {
            throw Refusal.rule("post", "post.mandatory");
        }
        if (!enabled) {
            throw Refusal.rule("post", "post.notEnabled");
        }
        if (lastDay.isBefore(today)) {
            throw Refusal.rule("lastDay", "ending.inThePast", today.toString());
        }
        abolishedOn = lastDay;
        return true;
    }

    /** The name in the reader's language. */
    public String name(@Nullable Locale locale) {
        return locale != null && "en".equals(locale.getLanguage()) ? nameEn : name;
    }

    /** Whether the unit has this post on a day. */
    public boolean enabledOn(LocalDate day) {
        return enabled && (abolishedOn == null || !day.isAfter(abolishedOn));
    }

    /** Its last day, once its end is decided. */
    public Optional<LocalDate> abolishedOn() {
        return Optional.ofNullable(abolishedOn);
    }
}
