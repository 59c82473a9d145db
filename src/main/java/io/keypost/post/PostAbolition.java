package io.keypost.post;

import io.keypost.rule.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the unit gives up an optional post. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PostAbolition {

    /** Agreements on the post end with its last day. Told at each report, so that a repeated one finds what was signed since. */
    public record Abolished(String postCode, LocalDate lastDay, String decision, String by) {}

    private final Posts posts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /**
     * Gives the post up after its last day, which is not past. Reported again, it changes nothing.
     *
     * @param decision what it rests on
     */
    @Transactional
    public void abolish(String code, LocalDate lastDay, String decision, String by) {
        var post = posts.lock(code).orElseThrow(() -> Refusal.notFound("post.unknown", code));
        if (post.abolish(lastDay, LocalDate.now(clock))) {
            posts.save(post);
            events.publishEvent(new PostEvent.Abolished(code, lastDay, by, decision));
        }
        events.publishEvent(new Abolished(code, lastDay, decision, by));
    }
}
