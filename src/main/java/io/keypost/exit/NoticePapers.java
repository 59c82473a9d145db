package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.document.Document;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sets the papers of a notice. They are Chinese in every language of the pages. */
@Component
@RequiredArgsConstructor
class NoticePapers {

    private final ExitPapers papers;
    private final NoticeTexts texts;
    private final MessageSource messages;
    private final Clock clock;

    /**
     * 辞岗通知回执.
     *
     * @return the document's id
     */
    String setReceipt(Resignation resignation, Agreement agreement) {
        var scope = messages.getMessage("document.scope." + resignation.scope(), null, Locale.SIMPLIFIED_CHINESE);
        return set(
                Document.Kind.RESIGNATION_RECEIPT,
                "HZ",
                resignation,
                agreement,
                Map.of(
                        "scope", scope,
                        "receivedOn", resignation.notice().receivedOn().toString(),
                        "explanation", texts.explain(resignation.notice(), Locale.SIMPLIFIED_CHINESE)));
    }

    /**
     * 转岗脱密通知.
     *
     * @return the document's id
     */
    String setTransferOrder(Resignation resignation, Agreement agreement) {
        var transfer = resignation.transfer();
        var decidedAt = transfer.decided().orElseThrow().at();
        return set(
                Document.Kind.TRANSFER_ORDER,
                "ZG",
                resignation,
                agreement,
                Map.of(
                        "transferFrom", transfer.startsOn().orElseThrow().toString(),
                        "transferTo", transfer.toPost().orElseThrow(),
                        "successor", transfer.successor().map(papers::nameOf).orElse(""),
                        "reason", transfer.reason().orElse(""),
                        "decidedOn",
                                LocalDate.ofInstant(decidedAt, clock.getZone()).toString()));
    }

    private String set(
            Document.Kind kind,
            String prefix,
            Resignation resignation,
            Agreement agreement,
            Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put("noticeNo", "%s-%d-%04d".formatted(prefix, LocalDate.now(clock).getYear(), resignation.id()));
        all.put("lastDay", resignation.lastDay().toString());
        return papers.set(kind, agreement, all, Map.of());
    }
}
