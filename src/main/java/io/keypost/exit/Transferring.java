package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Appointing;
import io.keypost.agreement.Signing;
import io.keypost.audit.AuditLog;
import io.keypost.document.Fonts;
import io.keypost.rule.Refusal;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 转岗脱密: inside the notice period Party A may move the holder off the post, which ends the access to it, not the agreement (§3(3)). */
@Service
@Transactional
public class Transferring {

    private static final int LONGEST_POST = 100;

    private final Resigning resigning;
    private final Clearing clearing;
    private final Signing signing;
    private final Appointing appointing;
    private final People people;
    private final NoticePapers papers;
    private final Fonts fonts;
    private final AuditLog audit;
    private final Clock clock;

    Transferring(
            Resigning resigning,
            Clearing clearing,
            Signing signing,
            Appointing appointing,
            People people,
            NoticePapers papers,
            Fonts fonts,
            AuditLog audit,
            Clock clock) {
        this.resigning = resigning;
        this.clearing = clearing;
        this.signing = signing;
        this.appointing = appointing;
        this.people = people;
        this.papers = papers;
        this.fonts = fonts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether this person may have a part in it: not the holder. */
    public void mayHandle(String number, String by) {
        resigning.get(number).notTheSubject(by);
    }

    /** The leading group leaves the holder on the post. */
    public void decideAgainst(String number, String by, @Nullable String reason) {
        mayHandle(number, by);
        var why = Texts.optional("reason", reason, Resigning.LONGEST_REASON);
        transfer(number).notWanted(by, why, Instant.now(clock));
        audit.record(subject(number), "transfer.notWanted", by, why);
    }

    /**
     * The leading group orders the transfer.
     *
     * @param from the first day away from the post: no earlier than today and the agreement's first day, no later than its last
     * @param to the other post, which is no key post, in words
     * @param successor who takes over, by staff number; null when nobody does yet
     */
    public void order(
            String number,
            LocalDate from,
            @Nullable String to,
            @Nullable String successor,
            @Nullable String reason,
            String by) {
        mayHandle(number, by);
        var agreement = agreement(number);
        var today = LocalDate.now(clock);
        var earliest =
                agreement.term().firstDay().isAfter(today) ? agreement.term().firstDay() : today;
        if (from.isBefore(earliest) || from.isAfter(agreement.endsOn())) {
            throw Refusal.rule(
                    "transferFrom",
                    "transfer.from",
                    earliest.toString(),
                    agreement.endsOn().toString());
        }
        var post = Texts.required("transferTo", to, LONGEST_POST);
        var why = Texts.optional("reason", reason, Resigning.LONGEST_REASON);
        fonts.requirePrintable("transferTo", post);
        fonts.requirePrintable("reason", why == null ? "" : why);
        var who = Texts.optional("successor", successor, LONGEST_POST);
        if (who != null
                && (who.equals(agreement.staffNo()) || people.findById(who).isEmpty())) {
            throw Refusal.rule("successor", "transfer.successor", who);
        }
        transfer(number).order(from, post, who, why, by, Instant.now(clock));
        audit.record(subject(number), "transfer.ordered", from, by, post);
    }

    /** Archives the 转岗脱密通知, unless it has been. */
    public void issueOrder(String number) {
        var exit = resigning.get(number);
        if (exit.noticed().transfer().orderId().isEmpty()) {
            exit.noticed().transfer().ordered(papers.setTransferOrder(exit, agreement(number)));
        }
    }

    /** Whether this person may take note of the order: the holder alone. */
    public void mayAcknowledge(String number, String by) {
        resigning.get(number).onlyTheHolder(by);
    }

    /** The holder has taken note of the order. */
    public void acknowledge(String number, String by) {
        mayAcknowledge(number, by);
        transfer(number).acknowledge(Instant.now(clock));
        audit.record(subject(number), "transfer.acknowledged", by, null);
    }

    /** Its first day has come: the holder is off the post. */
    public void begin(String number) {
        var exit = resigning.get(number);
        if (exit.declassify()) {
            audit.record(
                    subject(number),
                    "transfer.begun",
                    exit.noticed().transfer().startsOn().orElseThrow(),
                    AuditLog.SYSTEM,
                    null);
        }
        appointing.transfer(exit.appointmentId());
    }

    /** An administrator, never the holder, has taken the access to the key post away. */
    public void accessRevoked(String number, String by, @Nullable String what) {
        mayHandle(number, by);
        var note = Texts.required("note", what, Resigning.LONGEST_REASON);
        var exit = resigning.get(number);
        exit.noticed().transfer().accessRevoked(by, note, Instant.now(clock));
        appointing.accessRevoked(exit.appointmentId());
        audit.record(subject(number), "transfer.accessRevoked", by, note);
    }

    /** Who is to verify that; empty when the office is. */
    public Optional<String> verifierOf(String number) {
        return clearing.verifierOf(resigning.get(number));
    }

    /**
     * Whether this person may verify that the access is gone: neither the holder nor who took it away.
     *
     * @param forTheOffice whether the person belongs to the office
     */
    public void mayVerify(String number, String by, boolean forTheOffice) {
        clearing.mayVerify(resigning.get(number), by, forTheOffice);
    }

    /** The access is found gone. */
    public void verify(String number, String by, boolean forTheOffice, @Nullable String remark) {
        mayVerify(number, by, forTheOffice);
        var exit = resigning.get(number);
        exit.noticed().transfer().accessVerified(by, Instant.now(clock));
        appointing.accessVerified(exit.appointmentId());
        audit.record(
                subject(number),
                "transfer.accessVerified",
                by,
                Texts.optional("remark", remark, Resigning.LONGEST_REASON));
    }

    /** The notice was withdrawn: an administrator has given the access back. */
    public void accessRestored(String number, String by, @Nullable String what) {
        mayHandle(number, by);
        var note = Texts.required("note", what, Resigning.LONGEST_REASON);
        var exit = resigning.get(number);
        exit.noticed().transfer().accessRestored(Instant.now(clock));
        appointing.accessGivenBack(exit.appointmentId());
        audit.record(subject(number), "transfer.accessRestored", by, note);
    }

    /** The agreement the notice ends: of one that was renewed meanwhile, the successor. */
    private Agreement agreement(String number) {
        return signing.get(resigning.get(number).agreementNumber());
    }

    private Transfer transfer(String number) {
        return resigning.get(number).noticed().transfer();
    }

    private static String subject(String number) {
        return Agreement.subject(number);
    }
}
