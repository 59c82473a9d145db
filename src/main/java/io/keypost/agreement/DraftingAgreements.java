package io.keypost.agreement;

import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.post.DutyVersions;
import io.keypost.post.PostDuties;
import io.keypost.post.Posts;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.keypost.staff.LabourContract;
import io.keypost.staff.People;
import io.keypost.typesetting.Fonts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From an approved appointment to a text that HR has found right and nobody changes any more. */
@Service
@Transactional
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DraftingAgreements {

    private final Agreements agreements;
    private final Renewals renewals;
    private final SigningAgreements signing;
    private final AppointingHolders appointing;
    private final AgreementNumbering numbering;
    private final People people;
    private final Posts posts;
    private final DutyVersions duties;
    private final Archive archive;
    private final Fonts fonts;
    private final ApplicationEventPublisher events;
    private final AgreementSettings settings;
    private final Clock clock;

    /**
     * Opens the agreement of an appointment, or the successor that its approved renewal asks for, and takes its number; repeated, it
     * answers the one that is there. Both must have signed by the last day of the period set, and before a start in the past: of a
     * renewal by the predecessor's last day (§2), else no later than the first day.
     */
    public Agreement open(long appointmentId) {
        var renewal = renewals.findByAppointmentIdAndStatus(appointmentId, Renewal.Status.APPROVED);
        var particulars = renewal.<Particulars>map(approved -> approved).orElseGet(() -> appointing.get(appointmentId));
        var firstDay = particulars.term().firstDay();
        var existing = agreements.findByAppointmentIdOrderByNumber(appointmentId).stream()
                .filter(agreement -> agreement.term().firstDay().equals(firstDay))
                .reduce((earlier, later) -> later);
        if (existing.isPresent() && (renewal.isEmpty() || !existing.get().isVoid())) {
            return existing.get();
        }
        var today = LocalDate.now(clock);
        var period = today.plusDays(settings.daysToSign());
        var latest = renewal.isPresent() ? firstDay.minusDays(1) : firstDay;
        var agreement = agreements.saveAndFlush(new Agreement(
                numbering.next(today.getYear()),
                appointmentId,
                particulars.nomination(),
                renewal.map(Renewal::predecessor).orElse(null),
                settings.partyA(),
                labourContract(particulars.staffNo()).signedOn(),
                dutiesOf(particulars).version(),
                period.isBefore(latest) ? period : latest));
        events.publishEvent(new AgreementEvent.Opened(
                agreement.number(), agreement.predecessor().orElseGet(() -> Appointment.subject(appointmentId))));
        return agreement;
    }

    /** Sets the text from what is on file now and archives it; the version before stays. */
    public void draft(String number) {
        var agreement = signing.get(number);
        var person = people.findById(agreement.staffNo()).orElseThrow();
        var post = posts.findById(agreement.postCode()).orElseThrow();
        var contractSignedOn = labourContract(agreement.staffNo()).signedOn();
        var dutiesNow = dutiesOf(agreement);
        var values = Map.ofEntries(
                Map.entry("number", number),
                Map.entry("partyA", agreement.partyA()),
                Map.entry("partyB", person.name()),
                Map.entry("labourContractDate", contractSignedOn.toString()),
                Map.entry("department", agreement.department()),
                Map.entry("post", post.name()),
                Map.entry("years", Integer.toString(agreement.term().years())),
                Map.entry("firstDay", agreement.term().firstDay().toString()),
                Map.entry("lastDay", agreement.term().lastDay().toString()),
                Map.entry("remarks", agreement.remarks().orElse("")),
                Map.entry(
                        "confidentialityAgreementNo",
                        agreement.confidentialityAgreementNo().orElse("")),
                Map.entry("dutiesVersion", Integer.toString(dutiesNow.version())));
        var document = archive.typeset(
                Document.Kind.AGREEMENT, agreement.subject(), number, values, Map.of("duties", dutiesNow.duties()));
        agreement.drafted(new Wording(
                contractSignedOn,
                dutiesNow.version(),
                document.id(),
                document.sha256(),
                String.valueOf(document.templateVersion())));
    }

    /** What the annex prints: the duties in force on the first day, be there newer ones that take effect later. */
    private PostDuties dutiesOf(Particulars particulars) {
        return duties.inForceOn(particulars.postCode(), particulars.term().firstDay())
                .orElseThrow();
    }

    /** HR reads the text: finds it right and freezes it, or has it set anew. */
    public void check(
            String number,
            String by,
            boolean correct,
            String reason,
            @Nullable String remarks,
            @Nullable String confidentialityAgreementNo) {
        if (correct) {
            approveText(number, by);
        } else {
            rejectText(number, by, reason, remarks, confidentialityAgreementNo);
        }
    }

    /** HR finds the text right and freezes it. */
    public void approveText(String number, String by) {
        signing.get(number).freeze(by);
        events.publishEvent(new AgreementEvent.Checked(number, by));
    }

    /** HR finds an error; the text is to be set anew. */
    public void rejectText(
            String number,
            String by,
            String reason,
            @Nullable String remarks,
            @Nullable String confidentialityAgreementNo) {
        var agreement = signing.get(number);
        agreement.requireMayCheck(by);
        var why = Texts.reason(reason);
        agreement.rewrite(remarks, confidentialityAgreementNo);
        agreement.nomination().requirePrintable(fonts);
        events.publishEvent(new AgreementEvent.TextRejected(agreement.number(), by, why));
    }

    private LabourContract labourContract(String staffNo) {
        return people.findById(staffNo)
                .flatMap(person -> person.labourContract())
                .orElseThrow(() -> Refusal.rule("labourContract", "eligibility.labourContractMissing"));
    }
}
