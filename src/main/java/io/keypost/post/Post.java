package io.keypost.post;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A key post (C4). */
@Entity
@Table(name = "post")
public class Post {

    @Id
    private String code;

    private String name;
    private String nameEn;
    private boolean mandatory;
    private boolean fullTimeOnly;
    private boolean enabled;

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

    /** {@code SECURITY MACHINE_ROOM SYSTEM NETWORK DATABASE AUDIT}. */
    public String code() {
        return code;
    }

    /** The Chinese name, as documents print it. */
    public String name() {
        return name;
    }

    /** The name in the reader's language. */
    public String name(@Nullable Locale locale) {
        return locale != null && "en".equals(locale.getLanguage()) ? nameEn : name;
    }

    /** Whether a vacancy is an alarm (C4). */
    public boolean mandatory() {
        return mandatory;
    }

    /** Whether the holder may hold nothing else (C5). */
    public boolean fullTimeOnly() {
        return fullTimeOnly;
    }

    /** Whether the unit has this post at all. */
    public boolean enabled() {
        return enabled;
    }
}
