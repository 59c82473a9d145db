package io.keypost.post;

import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.typesetting.Fonts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a post's duties change: by a proposal and another person's approval, as a version of its own with the day it takes effect. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AdjustingDuties {

    /** All duties with the breaks between them: what a process variable holds. */
    private static final int LONGEST_TEXT = 4000;

    private static final int LONGEST_DUTY = 1000;

    private final DutyAdjustments adjustments;
    private final DutyVersions versions;
    private final Posts posts;
    private final Fonts fonts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    @Transactional(readOnly = true)
    public DutyAdjustment get(String key) {
        return DutyAdjustment.idIn(key)
                .flatMap(adjustments::findById)
                .orElseThrow(() -> Refusal.notFound("duties.unknown", key));
    }

    /** The duties in force on a post today. */
    @Transactional(readOnly = true)
    public PostDuties inForce(String postCode) {
        return versions.inForceOn(postCode, LocalDate.now(clock))
                .orElseThrow(() -> Refusal.notFound("post.unknown", postCode));
    }

    /**
     * The office proposes a post's duties.
     *
     * @param text one duty a line
     * @param effectiveOn today or later, and not before the version that stands takes effect
     */
    public DutyAdjustment propose(String postCode, String text, LocalDate effectiveOn, String reason, String by) {
        var post = posts.findById(postCode)
                .filter(known -> known.enabledOn(effectiveOn))
                .orElseThrow(() -> Refusal.rule("postCode", "post.unknown", postCode));
        var latest = versions.findFirstByPostCodeOrderByVersionDesc(postCode).orElseThrow();
        var duties = checked(text, latest);
        var earliest = latest.effectiveOn()
                .filter(day -> day.isAfter(LocalDate.now(clock)))
                .orElseGet(() -> LocalDate.now(clock));
        if (effectiveOn.isBefore(earliest)) {
            throw Refusal.rule("effectiveOn", "duties.tooEarly", earliest.toString());
        }
        var why = Texts.reason(reason);
        fonts.requirePrintable("reason", why);
        var open = Set.of(DutyAdjustment.Status.PROPOSED, DutyAdjustment.Status.APPROVED);
        if (adjustments.existsByPostCodeAndStatusIn(postCode, open)) {
            throw Refusal.conflict("duties.underWay", post.name());
        }
        var adjustment = adjustments.saveAndFlush(
                new DutyAdjustment(postCode, duties, effectiveOn, why, new Deed(by, Instant.now(clock))));
        events.publishEvent(new DutiesEvent.Proposed(postCode, effectiveOn, by, why));
        return adjustment;
    }

    private List<String> checked(String text, PostDuties latest) {
        var duties =
                text.lines().map(String::strip).filter(duty -> !duty.isEmpty()).toList();
        if (duties.isEmpty()) {
            throw Refusal.rule("duties", "input.missing");
        }
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.rule("duties", "input.tooLong", LONGEST_TEXT);
        }
        if (duties.stream().anyMatch(duty -> duty.length() > LONGEST_DUTY)) {
            throw Refusal.rule("duties", "duties.dutyTooLong", LONGEST_DUTY);
        }
        fonts.requirePrintable("duties", text);
        if (duties.equals(latest.duties())) {
            throw Refusal.rule("duties", "duties.unchanged", latest.version());
        }
        return duties;
    }

    /** The decision has waited too long: the office is told. */
    public void escalate(String key) {
        events.publishEvent(new DutiesEvent.Overdue(get(key).postCode()));
    }

    /** The leading group decides. */
    public void decide(String key, String by, boolean approved, @Nullable String reason) {
        var why = Texts.reasonOf(approved, reason);
        var adjustment = get(key);
        adjustment.decide(new Deed(by, Instant.now(clock)), approved, why, LocalDate.now(clock));
        events.publishEvent(
                approved
                        ? new DutiesEvent.Approved(adjustment.postCode(), by, why)
                        : new DutiesEvent.Rejected(adjustment.postCode(), by, why));
    }

    /** The approved text becomes the version after the latest; repeated, it changes nothing. */
    public void adopt(String key) {
        var adjustment = get(key);
        if (adjustment.dutiesVersion().isPresent()) {
            return;
        }
        var postCode = adjustment.postCode();
        var next = versions.findFirstByPostCodeOrderByVersionDesc(postCode)
                        .orElseThrow()
                        .version()
                + 1;
        versions.save(new PostDuties(postCode, next, adjustment.duties(), adjustment.effectiveOn()));
        adjustment.adopted(next);
        events.publishEvent(new DutiesEvent.Adopted(postCode, adjustment.effectiveOn(), Integer.toString(next)));
    }
}
