package io.keypost.exit;

import static java.util.Objects.requireNonNull;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.SigningAgreements;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.rule.Refusal;
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
    private final ExitPapers papers;
    private final Archive archive;
    private final NoticeTexts texts;
    private final Clock clock;

    void set(Clearance clearance, Optional<SecrecyPeriod> period) {
        var number = clearance.agreementNumber();
        var agreement = signing.get(number);
        if (agreement.status(LocalDate.now(clock)) != Agreement.Status.ENDED) {
            throw Refusal.conflict("clearance.notEnded", number);
        }
        papers.set(
                Document.Kind.SECRECY_LETTER,
                agreement,
                Map.of(
                        "noticeNo", "BM-" + number,
                        "endedOn", agreement.endsOn().toString(),
                        "periodFrom", period.map(one -> day(one.firstDay())).orElse(""),
                        "periodTo", period.map(one -> day(one.lastDay())).orElse(""),
                        "periodReason", period.map(SecrecyPeriod::reason).orElse("")),
                Map.of());
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
