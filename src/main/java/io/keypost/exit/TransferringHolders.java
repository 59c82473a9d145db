package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.ControllingAccess;
import io.keypost.agreement.SigningAgreements;
import io.keypost.audit.Deed;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.staff.People;
import io.keypost.typesetting.Fonts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 转岗脱密: inside the notice period Party A may move the holder off the post, which ends the access to it, not the agreement (§3(3)). */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TransferringHolders {

    private static final int LONGEST_POST = 100;

    private final FindingNotices notices;
    private final Verifiers verifiers;
    private final SigningAgreements signing;
    private final AppointingHolders appointing;
    private final ControllingAccess access;
    private final People people;
    private final NoticePapers papers;
    private final Fonts fonts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /**
     * The leading group orders the transfer, or leaves the holder on the post.
     *
     * @param from the first day away from the post: no earlier than today and the agreement's first day, no later than its last
     * @param to the other post, which is no key post, in words
     * @param successor who takes over, by staff number; null when nobody does yet
     */
    public void decide(
            long id,
            boolean wanted,
            @Nullable LocalDate from,
            @Nullable String to,
            @Nullable String successor,
            @Nullable String reason,
            String by) {
        var resignation = notices.get(id);
        resignation.requireAnother(by);
        if (!wanted) {
            decideAgainst(resignation, by, reason);
        } else if (from == null) {
            throw Refusal.rule("transferFrom", "input.missing");
        } else {
            order(resignation, from, to, successor, reason, by);
        }
    }

    private void decideAgainst(Resignation resignation, String by, @Nullable String reason) {
        var why = Texts.optionalReason(reason);
        resignation.transfer().notWanted(why, new Deed(by, Instant.now(clock)));
        events.publishEvent(new TransferEvent.NotWanted(resignation.agreementNumber(), by, why));
    }

    private void order(
            Resignation resignation,
            LocalDate from,
            @Nullable String to,
            @Nullable String successor,
            @Nullable String reason,
            String by) {
        var agreement = agreementOf(resignation);
        var today = LocalDate.now(clock);
        var earliest = agreement.beginsOn().isAfter(today) ? agreement.beginsOn() : today;
        if (from.isBefore(earliest) || from.isAfter(agreement.endsOn())) {
            throw Refusal.rule(
                    "transferFrom",
                    "transfer.from",
                    earliest.toString(),
                    agreement.endsOn().toString());
        }
        var post = Texts.required("transferTo", to, LONGEST_POST);
        var why = Texts.optionalReason(reason);
        fonts.requirePrintable("transferTo", post);
        fonts.requirePrintable("reason", why == null ? "" : why);
        var who = Texts.optional("successor", successor, LONGEST_POST);
        if (who != null
                && (who.equals(agreement.staffNo()) || people.findById(who).isEmpty())) {
            throw Refusal.rule("successor", "transfer.successor", who);
        }
        resignation.transfer().order(from, post, who, why, new Deed(by, Instant.now(clock)));
        events.publishEvent(new TransferEvent.Ordered(resignation.agreementNumber(), from, by, post));
    }

    /**
     * Archives the 转岗脱密通知, unless it has been.
     *
     * @return the first day away from the post
     */
    public LocalDate issueOrder(long id) {
        var resignation = notices.get(id);
        var transfer = resignation.transfer();
        if (transfer.orderId().isEmpty()) {
            transfer.ordered(papers.setTransferOrder(resignation, agreementOf(resignation)));
        }
        return transfer.startsOn().orElseThrow();
    }

    /** The holder has taken note of the order. */
    public void acknowledge(long id, String by) {
        var resignation = notices.get(id);
        resignation.requireHolder(by);
        resignation.transfer().acknowledge(Instant.now(clock));
        events.publishEvent(new TransferEvent.Acknowledged(resignation.agreementNumber(), by));
    }

    /** Its first day has come: the holder is off the post. */
    public void begin(long id) {
        var resignation = notices.get(id);
        if (resignation.status().isRunning() && appointing.transfer(resignation.appointmentId())) {
            events.publishEvent(new TransferEvent.Begun(
                    resignation.agreementNumber(),
                    resignation.transfer().startsOn().orElseThrow()));
        }
    }

    /** An administrator, never the holder, has taken the access to the key post away. */
    public void accessRevoked(long id, String by, @Nullable String what) {
        var resignation = notices.get(id);
        resignation.requireAnother(by);
        var note = Texts.required("note", what, Texts.LONGEST_REASON);
        resignation.transfer().accessRevoked(new Deed(by, Instant.now(clock)), note);
        access.revoked(resignation.appointmentId());
        events.publishEvent(new TransferEvent.AccessRevoked(resignation.agreementNumber(), by, note));
    }

    /** Who is to verify that; empty when the office is. */
    public Optional<String> verifierOf(long id) {
        return verifiers.of(revocation(notices.get(id)));
    }

    /**
     * Whether this person may verify that the access is gone: neither the holder nor who took it away.
     *
     * @param forTheOffice whether the person belongs to the office
     */
    public void requireVerifier(long id, String by, boolean forTheOffice) {
        verifiers.require(revocation(notices.get(id)), by, forTheOffice);
    }

    /** The access is found gone. */
    public void verify(long id, String by, boolean forTheOffice, @Nullable String remark) {
        var resignation = notices.get(id);
        verifiers.require(revocation(resignation), by, forTheOffice);
        resignation.transfer().accessVerified(new Deed(by, Instant.now(clock)));
        access.verified(resignation.appointmentId());
        events.publishEvent(new TransferEvent.AccessVerified(
                resignation.agreementNumber(), by, Texts.optional("remark", remark, Texts.LONGEST_REASON)));
    }

    /** The notice was withdrawn: an administrator has given the access back. */
    public void accessRestored(long id, String by, @Nullable String what) {
        var resignation = notices.get(id);
        resignation.requireAnother(by);
        var note = Texts.required("note", what, Texts.LONGEST_REASON);
        resignation.transfer().accessRestored(Instant.now(clock));
        access.givenBack(resignation.appointmentId());
        events.publishEvent(new TransferEvent.AccessRestored(resignation.agreementNumber(), by, note));
    }

    /** The agreement the notice ends: of one that was renewed meanwhile, the successor. */
    private Agreement agreementOf(Resignation resignation) {
        return signing.get(resignation.runsIn());
    }

    private static Verifiers.Revocation revocation(Resignation resignation) {
        return new Verifiers.Revocation(
                resignation.postCode(),
                resignation.staffNo(),
                resignation.transfer().revoked().stream().map(Deed::by).collect(Collectors.toSet()));
    }
}
