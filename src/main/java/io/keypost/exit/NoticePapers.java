package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.post.Posts;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sets the papers of a notice. They are Chinese, whoever reads them. */
@Component
@RequiredArgsConstructor
class NoticePapers {

    private final Archive archive;
    private final People people;
    private final Posts posts;
    private final NoticeTexts texts;
    private final MessageSource messages;
    private final Clock clock;

    /**
     * 辞岗通知回执.
     *
     * @return the document's id
     */
    String setReceipt(Resignation resignation, Agreement agreement) {
        var values = valuesOf("HZ", resignation, agreement);
        values.put(
                "scope", messages.getMessage("document.scope." + resignation.scope(), null, Locale.SIMPLIFIED_CHINESE));
        values.put("receivedOn", resignation.notice().receivedOn().toString());
        values.put("explanation", texts.explain(resignation.notice(), Locale.SIMPLIFIED_CHINESE));
        return set(Document.Kind.RESIGNATION_RECEIPT, agreement, values);
    }

    /**
     * 转岗脱密通知.
     *
     * @return the document's id
     */
    String setTransferOrder(Resignation resignation, Agreement agreement) {
        var transfer = resignation.transfer();
        var values = valuesOf("ZG", resignation, agreement);
        values.put("transferFrom", transfer.startsOn().orElseThrow().toString());
        values.put("transferTo", transfer.toPost().orElseThrow());
        values.put(
                "successor",
                transfer.successor()
                        .map(staffNo -> people.findById(staffNo).orElseThrow().name())
                        .orElse(""));
        values.put("reason", transfer.reason().orElse(""));
        values.put(
                "decidedOn",
                LocalDate.ofInstant(transfer.decided().orElseThrow().at(), clock.getZone())
                        .toString());
        return set(Document.Kind.TRANSFER_ORDER, agreement, values);
    }

    private Map<String, String> valuesOf(String kind, Resignation resignation, Agreement agreement) {
        var today = LocalDate.now(clock);
        return new HashMap<>(Map.of(
                "noticeNo", "%s-%d-%04d".formatted(kind, today.getYear(), resignation.id()),
                "number", agreement.number(),
                "partyA", agreement.partyA(),
                "partyB", people.findById(agreement.staffNo()).orElseThrow().name(),
                "department", agreement.department(),
                "post", posts.findById(agreement.postCode()).orElseThrow().name(),
                "lastDay", resignation.lastDay().toString(),
                "issuedOn", today.toString()));
    }

    private String set(Document.Kind kind, Agreement agreement, Map<String, String> values) {
        var fileName = "%s-%s".formatted(values.get("partyB"), values.get("post"));
        return archive.typeset(kind, agreement.subject(), fileName, values, Map.of())
                .id();
    }
}
