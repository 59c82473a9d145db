package io.keypost.agreement;

import io.keypost.audit.Logged;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.post.AdjustingDuties;
import io.keypost.post.DutyAdjustment;
import io.keypost.post.Posts;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the holders of a post that its duties are adjusted, and keeps what they answer (§3(1)). */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AcknowledgingDuties {

    /** A holder has left, and need not answer any more. */
    public record Released(String staffNo) {}

    /** A holder has taken note of new duties, or objects to them with a reason. */
    private record Answered(String agreementNumber, String by, @Nullable String reason) implements Logged {

        @Override
        public String subject() {
            return Agreement.subject(agreementNumber);
        }

        @Override
        public String what() {
            return reason == null ? "duties.acknowledged" : "duties.objected";
        }
    }

    /** Nobody waits for an answer any more: the holder has left. */
    private record AnswerWaived(String agreementNumber) implements Logged {

        @Override
        public String subject() {
            return Agreement.subject(agreementNumber);
        }

        @Override
        public String what() {
            return "duties.released";
        }
    }

    private final AdjustingDuties adjusting;
    private final DutyAcknowledgements acknowledgements;
    private final Agreements agreements;
    private final SigningAgreements signing;
    private final People people;
    private final Posts posts;
    private final Archive archive;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Whether this person may decide on an adjustment: neither who proposed it nor a holder of the post. */
    @Transactional(readOnly = true)
    public void requireMayDecide(String key, String by) {
        var adjustment = adjusting.get(key);
        adjustment.requireMayDecide(by);
        if (agreements.runningOn(adjustment.postCode()).stream()
                .anyMatch(agreement -> agreement.staffNo().equals(by))) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
    }

    /**
     * Archives the 职责调整通知 of each holder, also of one whose signed agreement has yet to begin; repeated, it changes nothing.
     *
     * @return the staff numbers of those who have to acknowledge it
     */
    public List<String> issue(String key) {
        var adjustment = adjusting.get(key);
        var today = LocalDate.now(clock);
        for (var agreement : agreements.runningOn(adjustment.postCode())) {
            if (agreement.status(today) != Agreement.Status.ENDED
                    // Of an agreement and its renewal, one speaks for the holder.
                    && acknowledgements
                            .findByAdjustmentIdAndStaffNo(adjustment.id(), agreement.staffNo())
                            .isEmpty()) {
                acknowledgements.save(
                        new DutyAcknowledgement(adjustment.id(), agreement, notice(adjustment, agreement, today)));
            }
        }
        return acknowledgements.findByAdjustmentIdInOrderById(List.of(adjustment.id())).stream()
                .filter(DutyAcknowledgement::isAwaited)
                .map(DutyAcknowledgement::staffNo)
                .toList();
    }

    private String notice(DutyAdjustment adjustment, Agreement agreement, LocalDate today) {
        var person = people.findById(agreement.staffNo()).orElseThrow().name();
        var post = posts.findById(agreement.postCode()).orElseThrow().name();
        var values = Map.ofEntries(
                Map.entry("noticeNo", adjustment.key()),
                Map.entry("number", agreement.number()),
                Map.entry("partyA", agreement.partyA()),
                Map.entry("partyB", person),
                Map.entry("department", agreement.department()),
                Map.entry("post", post),
                Map.entry(
                        "dutiesVersion",
                        Integer.toString(adjustment.dutiesVersion().orElseThrow())),
                Map.entry("effectiveOn", adjustment.effectiveOn().toString()),
                Map.entry("issuedOn", today.toString()),
                Map.entry("reason", adjustment.reason()));
        return archive.typeset(
                        Document.Kind.DUTY_NOTICE,
                        agreement.subject(),
                        "%s-%s-%s".formatted(adjustment.key(), person, post),
                        values,
                        Map.of("duties", adjustment.duties()))
                .id();
    }

    /**
     * What a holder has been told, and whether they have answered.
     *
     * @throws Refusal when the adjustment is not this person's to acknowledge
     */
    @Transactional(readOnly = true)
    public DutyAcknowledgement of(String key, String staffNo) {
        return acknowledgements
                .findByAdjustmentIdAndStaffNo(adjusting.get(key).id(), staffNo)
                .orElseThrow(() -> Refusal.forbidden("duties.onlyTheHolder"));
    }

    /** The holder has taken note, and may object: that goes on record, and the duties stand all the same. */
    public void answer(String key, String by, boolean accepted, @Nullable String objection) {
        if (accepted) {
            answer(key, by, null);
        } else {
            object(key, by, objection);
        }
    }

    private void object(String key, String by, @Nullable String objection) {
        answer(key, by, Texts.required("objection", objection, Texts.LONGEST_REASON));
    }

    private void answer(String key, String by, @Nullable String objection) {
        var acknowledgement = of(key, by);
        acknowledgement.acknowledge(objection, LocalDate.now(clock));
        events.publishEvent(new Answered(acknowledgement.agreementNumber(), by, objection));
    }

    /** A holder whose agreement has ended without a successor answers nothing any more. */
    @EventListener
    public void on(EndingAgreements.Ended ended) {
        if (!ended.holderLeft()) {
            return;
        }
        var agreement = signing.get(ended.agreementNumber());
        var awaited = acknowledgements.findByStaffNoAndAcknowledgedOnIsNullAndReleasedOnIsNull(agreement.staffNo());
        awaited.forEach(one -> {
            one.release(LocalDate.now(clock));
            events.publishEvent(new AnswerWaived(agreement.number()));
        });
        if (!awaited.isEmpty()) {
            events.publishEvent(new Released(agreement.staffNo()));
        }
    }
}
