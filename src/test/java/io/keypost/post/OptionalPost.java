package io.keypost.post;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;

/** The post {@code AUDIT}, which a unit has only if its settings say so: nobody is on it but whom a test puts there. */
@TestComponent
public class OptionalPost {

    public static final String CODE = "AUDIT";

    private final Posts posts;
    private final DutyVersions versions;
    private final DutyAdjustments adjustments;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OptionalPost(
            Posts posts,
            DutyVersions versions,
            DutyAdjustments adjustments,
            TransactionTemplate transactions,
            Clock clock) {
        this.posts = posts;
        this.versions = versions;
        this.adjustments = adjustments;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** As at a start with the setting. */
    public void enable() {
        startWith(List.of(CODE));
    }

    /** As at a start without it. */
    public void disable() {
        startWith(List.of());
    }

    private void startWith(List<String> enabled) {
        var settings = new PostCatalogue.Settings(new ClassPathResource("posts.yaml"), enabled);
        try {
            new PostCatalogue(posts, versions, adjustments, settings, transactions, clock).afterPropertiesSet();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
