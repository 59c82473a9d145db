package io.keypost.exceptionpair;

import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.audit.Deed;
import io.keypost.post.Posts;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a person may come to hold two key posts at once: by a proposal of the office and a decision of the leading group. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class GrantingExceptionPairs {

    private final ExceptionPairs pairs;
    private final SigningAgreements signing;
    private final EndingAgreements ending;
    private final AppointingHolders appointing;
    private final People people;
    private final Posts posts;
    private final ApplicationEventPublisher events;
    private final ExceptionPairSettings settings;
    private final Clock clock;

    @Transactional(readOnly = true)
    public ExceptionPair get(long id) {
        return pairs.findById(id).orElseThrow(() -> Refusal.notFound("exceptionPair.unknown"));
    }

    /**
     * The office proposes that a holder may have another post as well. The person's row is locked first: of two proposals at once of
     * one pair, one stands.
     *
     * @param agreementNumber of the post held
     * @param rules refuses what nobody may grant
     */
    public ExceptionPair propose(
            String agreementNumber,
            String otherPostCode,
            LocalDate firstDay,
            LocalDate lastDay,
            String reason,
            String by,
            Consumer<ExceptionPair> rules) {
        settings.requireEnabled();
        var agreement = signing.get(agreementNumber);
        if (posts.findById(otherPostCode)
                .filter(post -> post.enabledOn(firstDay))
                .isEmpty()) {
            throw Refusal.rule("otherPostCode", "post.unknown", otherPostCode);
        }
        var why = Texts.reason(reason);
        people.lock(agreement.staffNo());
        if (pairs.existsByOpenKey(ExceptionPair.pair(agreement.staffNo(), agreement.postCode(), otherPostCode))) {
            throw Refusal.conflict("exceptionPair.underWay");
        }
        var pair = new ExceptionPair(
                agreement.staffNo(),
                agreement.postCode(),
                otherPostCode,
                firstDay,
                lastDay,
                why,
                new Deed(by, Instant.now(clock)),
                LocalDate.now(clock));
        requireHeld(pair);
        rules.accept(pair);
        pairs.saveAndFlush(pair);
        events.publishEvent(new ExceptionPairEvent.Proposed(pair.id(), firstDay, by, why));
        return pair;
    }

    /** The decision has waited too long: the office is told. */
    public void escalate(long id) {
        events.publishEvent(new ExceptionPairEvent.Overdue(get(id).id()));
    }

    /**
     * The leading group decides.
     *
     * @param rules refuse what nobody may grant; they may be others than at the proposal
     */
    public void decide(long id, String by, boolean approved, @Nullable String reason, Consumer<ExceptionPair> rules) {
        var why = Texts.reasonOf(approved, reason);
        var pair = get(id);
        if (approved) {
            settings.requireEnabled();
            requireHeld(pair);
            rules.accept(pair);
        }
        pair.decide(new Deed(by, Instant.now(clock)), approved, why, LocalDate.now(clock));
        events.publishEvent(
                approved
                        ? new ExceptionPairEvent.Approved(id, pair.firstDay(), by, why)
                        : new ExceptionPairEvent.Rejected(id, pair.firstDay(), by, why));
        if (approved) {
            pairs.saveAndFlush(pair);
            ending.jointHoldingAllowed(pair.staffNo());
        }
    }

    /** Of somebody who holds neither post any more, the leading group has nothing to grant. */
    private void requireHeld(ExceptionPair pair) {
        var isHeld = appointing.openCasesOf(pair.staffNo()).stream()
                .filter(one -> one.status().isHolding())
                .anyMatch(one ->
                        one.postCode().equals(pair.postCode()) || one.postCode().equals(pair.otherPostCode()));
        if (!isHeld) {
            throw Refusal.conflict("exceptionPair.notHeld");
        }
    }
}
