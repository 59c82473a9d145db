package io.keypost.typesetting;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.rule.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Typesetter TYPESETTER = new Typesetter(Samples.FONTS);
    private static final String HEAD = "序号名称编号份数移交人接收人监交人归档号日期备注";
    private static final String SIGNATURES = "移交人（签名）：年月日接收人（签名）：年月日监交人（签名）：年月日";

    @Test
    void theHeadStandsOnEveryPageAndEachEntryOnceWholeAndInOrder() {
        var pages = pages(60);

        assertThat(pages)
                .hasSizeGreaterThan(3)
                .allSatisfy(page -> assertThat(page).containsOnlyOnce(HEAD).doesNotContainPattern(HEAD + "第\\d+页"));
        int before = -1;
        var all = String.join("", pages);
        for (int i = 1; i <= 60; i++) {
            var number = "JY-%03d".formatted(i);
            assertThat(all).containsOnlyOnce(number);
            assertThat(all.indexOf(number)).isGreaterThan(before);
            before = all.indexOf(number);
        }
        assertThat(pages.get(1)).startsWith(HEAD);
    }

    /** Nobody signs a page that shows no entry. */
    @Test
    void theSignaturesStandWithTheLastEntryHoweverManyThereAre() {
        for (int count = 1; count <= 40; count++) {
            var pages = pages(count);

            assertThat(pages.get(pages.size() - 1)).contains("JY-%03d".formatted(count), "核销", "上列材料已当面清点", SIGNATURES);
        }
    }

    /** A name that begins on a page ends on it. */
    @Test
    void noEntryIsCutByThePagesEndUnlessItIsTooTall() {
        for (int count = 1; count <= 40; count++) {
            for (var page : pages(count)) {
                assertThat(page.split("数据库备份介", -1)).hasSameSizeAs(page.split("告）", -1));
            }
        }
    }

    @Test
    void anEntryTallerThanAPageIsPrintedWhole() {
        var items = new HashMap<>(Samples.items(3));
        items.put("items.remark", List.of("", "“甲”".repeat(400), ""));
        var pages = Pdfs.pages(Samples.handover(TYPESETTER, items).bytes());

        assertThat(pages).hasSizeGreaterThan(3).allSatisfy(page -> assertThat(page)
                .contains(HEAD));
        assertThat(String.join("", pages).chars().filter(c -> c == '“')).hasSize(400);
        assertThat(String.join("", pages)).containsOnlyOnce("JY-002").containsOnlyOnce("JY-003");
    }

    @Test
    void aTableWithoutEntriesSaysSo() {
        var pages = pages(0);

        assertThat(pages).hasSize(1);
        assertThat(pages.get(0)).contains(HEAD + "—无———————除备注").contains(SIGNATURES);
    }

    @Test
    void aTableIsRefusedWithoutAColumnThatItAsksFor() {
        var items = new HashMap<>(Samples.items(2));
        items.remove("items.witness");

        refused(() -> Samples.handover(TYPESETTER, items))
                .because(Violation.of("items.witness", "document.valueMissing", "items.witness"));
    }

    @Test
    void columnsOfUnequalLengthAreNeverPrintedSideBySide() {
        var items = new HashMap<>(Samples.items(3));
        items.put("items.witness", List.of("李静", "李静"));

        assertThatThrownBy(() -> Samples.handover(TYPESETTER, items)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whoHearsTheTableHearsItCellByCell() throws Exception {
        try (var pdf =
                Loader.loadPDF(Samples.handover(TYPESETTER, Samples.items(30)).bytes())) {
            var table = kids(kids(pdf.getDocumentCatalog().getStructureTreeRoot())
                            .get(0))
                    .stream()
                    .filter(element -> element.getStructureType().equals("Table"))
                    .findFirst()
                    .orElseThrow();

            assertThat(kids(table)).hasSize(31);
            for (var row : kids(table)) {
                assertThat(row.getStructureType()).isEqualTo("TR");
                assertThat(kids(row)).hasSize(10);
            }
            assertThat(kids(kids(table).get(0)))
                    .allSatisfy(cell -> assertThat(cell.getStructureType()).isEqualTo("TH"));
            assertThat(kids(kids(table).get(30)))
                    .allSatisfy(cell -> assertThat(cell.getStructureType()).isEqualTo("TD"));
        }
    }

    private static List<PDStructureElement> kids(PDStructureNode node) {
        var kids = new ArrayList<PDStructureElement>();
        for (var kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                kids.add(element);
            }
        }
        return kids;
    }

    private static List<String> pages(int count) {
        return Pdfs.pages(Samples.handover(TYPESETTER, Samples.items(count)).bytes());
    }
}
