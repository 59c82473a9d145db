package io.keypost.agreement;

import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.post.Posts;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The paper that says that an agreement has ended. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TerminationNotice {

    private final Agreements agreements;
    private final People people;
    private final Posts posts;
    private final Archive archive;
    private final MessageSource messages;
    private final Clock clock;

    /** Archives the 终止通知 of an agreement that has ended for good, unless it has been. */
    @Transactional
    public void issue(String number) {
        var agreement = agreements.findById(number).orElseThrow();
        var isIssued = archive.of(agreement.subject()).stream()
                .anyMatch(document -> document.kind() == Document.Kind.TERMINATION_NOTICE);
        if (isIssued) {
            return;
        }
        var holder = people.findById(agreement.staffNo()).orElseThrow().name();
        var values = Map.ofEntries(
                Map.entry("noticeNo", "ZZ-" + number),
                Map.entry("number", number),
                Map.entry("partyA", agreement.partyA()),
                Map.entry("partyB", holder),
                Map.entry("department", agreement.department()),
                Map.entry(
                        "post",
                        posts.findById(agreement.postCode()).orElseThrow().name()),
                Map.entry("firstDay", agreement.term().firstDay().toString()),
                Map.entry("lastDay", agreement.term().lastDay().toString()),
                Map.entry("endedOn", agreement.endsOn().toString()),
                // The paper is Chinese, whoever reads it.
                Map.entry(
                        "reason",
                        messages.getMessage(
                                "document.endReason." + agreement.endsBecause(), null, Locale.SIMPLIFIED_CHINESE)),
                Map.entry("issuedOn", LocalDate.now(clock).toString()));
        archive.typeset(
                Document.Kind.TERMINATION_NOTICE,
                agreement.subject(),
                "%s-%s".formatted(holder, number),
                values,
                Map.of());
    }
}
