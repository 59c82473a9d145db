package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.document.Document;
import io.keypost.exit.ClearanceItem.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets the papers of a clearance. */
@Component
@RequiredArgsConstructor
class ClearancePapers {

    private final ExitPapers papers;

    /** 离岗保密承诺书, for the holder to print and sign. */
    void setCommitment(Agreement agreement) {
        var confidentialityAgreementNo = agreement.confidentialityAgreementNo().orElse("");
        papers.set(
                Document.Kind.EXIT_COMMITMENT,
                agreement,
                Map.of(
                        "endedOn",
                        agreement.endsOn().toString(),
                        "confidentialityAgreementNo",
                        confidentialityAgreementNo),
                Map.of());
    }

    /** 涉密材料交接清单, once nothing of it is open. */
    void setHandoverList(Clearance clearance, Agreement agreement) {
        var giver = clearance.holderActs() ? papers.nameOf(agreement.staffNo()) : null;
        var material = clearance.items().stream()
                .filter(item -> item.kind() == Kind.MATERIAL)
                .toList();
        papers.set(
                Document.Kind.HANDOVER_LIST,
                agreement,
                Map.of("endedOn", agreement.endsOn().toString()),
                Map.of(
                        "items.name", column(material, ClearanceItem::name),
                        "items.number", column(material, item -> item.number().orElse(null)),
                        "items.copies",
                                column(material, item -> item.copies()
                                        .map(String::valueOf)
                                        .orElse(null)),
                        "items.giver", column(material, item -> item.doneOn().isPresent() ? giver : null),
                        "items.receiver", column(material, of(Receipt::receiver)),
                        "items.witness", column(material, of(ClearancePapers::witnesses)),
                        "items.archiveNumber", column(material, of(Receipt::archiveNo)),
                        "items.returnedOn",
                                column(material, item -> item.doneOn()
                                        .map(LocalDate::toString)
                                        .orElse(null)),
                        "items.remark", column(material, ClearancePapers::remark)));
    }

    private static List<String> column(List<ClearanceItem> material, Function<ClearanceItem, @Nullable String> cell) {
        return material.stream()
                .map(item -> Objects.toString(cell.apply(item), ""))
                .toList();
    }

    private static Function<ClearanceItem, @Nullable String> of(Function<Receipt, @Nullable String> part) {
        return item -> item.receipt().map(receipt -> part.apply(receipt)).orElse(null);
    }

    private static String witnesses(Receipt receipt) {
        return Stream.of(receipt.witness(), receipt.secondWitness())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    /** What has not come back is on the list with the reason. */
    private static @Nullable String remark(ClearanceItem item) {
        return item.doneOn().isPresent()
                ? item.receipt().map(Receipt::remark).orElse(null)
                : item.writeOff().map(WriteOff::reason).orElse(null);
    }
}
