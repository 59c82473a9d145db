package io.keypost.exit;

import io.keypost.calendar.WorkdayCalendar;
import io.keypost.post.Post;
import io.keypost.post.Posts;
import io.keypost.rule.Refusal;
import io.keypost.staff.People;
import java.time.LocalDate;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Service;

/** Which notice a holder owes, by the settings and the calendar as they stand now. Its rule is kept with each notice. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class NoticeRule implements SmartInitializingSingleton {

    private final NoticeSettings settings;
    private final WorkdayCalendar calendar;
    private final People people;
    private final Posts posts;

    /** A misspelt post would owe the long period, and nobody would know. */
    @Override
    public void afterSingletonsInstantiated() {
        var known = posts.findAllByOrderByPosition().stream().map(Post::code).collect(Collectors.toSet());
        if (!known.containsAll(settings.shortPeriodPosts())) {
            throw new IllegalStateException("keypost.notice.short-period-posts: %s are not all among %s"
                    .formatted(settings.shortPeriodPosts(), known));
        }
    }

    /**
     * The notice received on that day.
     *
     * @param postCode null: of any post that has no period of its own
     * @param staffNo null: of somebody who knows secrets
     */
    public Notice of(@Nullable String postCode, @Nullable String staffNo, LocalDate receivedOn) {
        if (postCode != null && posts.findById(postCode).isEmpty()) {
            throw Refusal.rule("post", "post.unknown", postCode);
        }
        var knowsSecrets = staffNo == null
                || people.findById(staffNo)
                        .orElseThrow(() -> Refusal.rule("staffNo", "staff.unknown", staffNo))
                        .knowsSecrets();
        var period = settings.periodOf(postCode == null ? "" : postCode, knowsSecrets);
        return Notice.of(receivedOn, period, settings.rollOverRestDays(), calendar.workdays());
    }

    /** A notice by the rule that was kept with it, and by the calendar as it stands now. */
    Notice again(Notice kept, boolean rollOverRestDays) {
        return Notice.of(kept.receivedOn(), kept.period(), rollOverRestDays, calendar.workdays());
    }

    /** Whether a last day that is a rest day gives way to the next workday. */
    boolean rollsOverRestDays() {
        return settings.rollOverRestDays();
    }
}
