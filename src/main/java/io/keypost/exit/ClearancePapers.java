package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.post.Posts;
import io.keypost.staff.People;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
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

    private final Archive archive;
    private final People people;
    private final Posts posts;
    private final Clock clock;

    /** 离岗保密承诺书, for the holder to print and sign. */
    void setCommitment(Agreement agreement) {
        var values = new HashMap<>(valuesOf(agreement));
        values.put(
                "confidentialityAgreementNo",
                agreement.confidentialityAgreementNo().orElse(""));
        set(Document.Kind.EXIT_COMMITMENT, agreement, values, Map.of());
    }

    /** 涉密材料交接清单, once nothing of it is open. */
    void setHandoverList(Clearance clearance, Agreement agreement) {
        var values = valuesOf(agreement);
        var giver = clearance.holderActs() ? values.get("partyB") : null;
        var material = clearance.items().stream()
                .filter(item -> item.kind() == Kind.MATERIAL)
                .toList();
        set(
                Document.Kind.HANDOVER_LIST,
                agreement,
                values,
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

    private void set(
            Document.Kind kind, Agreement agreement, Map<String, String> values, Map<String, List<String>> lists) {
        var fileName = "%s-%s".formatted(values.get("partyB"), values.get("post"));
        archive.typeset(kind, agreement.subject(), fileName, values, lists);
    }

    private Map<String, String> valuesOf(Agreement agreement) {
        return Map.of(
                "number", agreement.number(),
                "partyA", agreement.partyA(),
                "partyB", people.findById(agreement.staffNo()).orElseThrow().name(),
                "department", agreement.department(),
                "post", posts.findById(agreement.postCode()).orElseThrow().name(),
                "endedOn", agreement.endsOn().toString(),
                "issuedOn", LocalDate.now(clock).toString());
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
