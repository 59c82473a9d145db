package io.keypost.exit;

import static java.util.Objects.requireNonNull;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.SigningAgreements;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.post.Posts;
import io.keypost.rule.Refusal;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Sets the 保密义务提示函. */
@Component
@RequiredArgsConstructor
class SecrecyLetter {

    private final SigningAgreements signing;
    private final People people;
    private final Posts posts;
    private final Archive archive;
    private final NoticeTexts texts;
    private final Clock clock;

    void set(Clearance clearance, Optional<SecrecyPeriod> period) {
        var number = clearance.agreementNumber();
        var agreement = signing.get(number);
        var today = LocalDate.now(clock);
        if (agreement.status(today) != Agreement.Status.ENDED) {
            throw Refusal.conflict("clearance.notEnded", number);
        }
        var holder = people.findById(clearance.staffNo()).orElseThrow().name();
        var values = Map.ofEntries(
                Map.entry("noticeNo", "BM-" + number),
                Map.entry("number", number),
                Map.entry("partyA", agreement.partyA()),
                Map.entry("partyB", holder),
                Map.entry("department", agreement.department()),
                Map.entry(
                        "post",
                        posts.findById(clearance.postCode()).orElseThrow().name()),
                Map.entry("endedOn", agreement.endsOn().toString()),
                Map.entry("periodFrom", period.map(one -> day(one.firstDay())).orElse("")),
                Map.entry("periodTo", period.map(one -> day(one.lastDay())).orElse("")),
                Map.entry("periodReason", period.map(SecrecyPeriod::reason).orElse("")),
                Map.entry("issuedOn", today.toString()));
        archive.typeset(
                Document.Kind.SECRECY_LETTER, agreement.subject(), "%s-%s".formatted(holder, number), values, Map.of());
    }

    /** When the latest was sent, by the agreement's number. */
    Map<String, Instant> lastSent(Collection<String> numbers) {
        var bySubject = numbers.stream().distinct().collect(Collectors.toMap(Agreement::subject, each -> each));
        return archive.of(bySubject.keySet().toArray(String[]::new)).stream()
                .filter(document -> document.kind() == Document.Kind.SECRECY_LETTER)
                .collect(Collectors.toMap(
                        document -> requireNonNull(bySubject.get(document.subject())),
                        document -> document.created().at(),
                        (earlier, later) -> later));
    }

    /** Written out: the template cannot take a day apart that may be missing. */
    private String day(LocalDate day) {
        return texts.day(day, Locale.SIMPLIFIED_CHINESE);
    }
}
