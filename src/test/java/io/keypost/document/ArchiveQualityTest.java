package io.keypost.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.typesetting.DocumentTemplate;
import io.keypost.typesetting.Samples;
import io.keypost.typesetting.Typesetter;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class ArchiveQualityTest {

    private static final Typesetter TYPESETTER = new Typesetter(Samples.FONTS);

    @BeforeAll
    static void useTheParserOfVeraPdf() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPLOAD")
    void everyKindConforms(Document.Kind kind) throws Exception {
        var values = Samples.values(kind);
        for (var name : List.of(values.get("partyB"), "欧阳𠮷䶮")) {
            var paper = Samples.paper(TYPESETTER, kind, Samples.with(values, "partyB", name));
            assertThat(violations(paper.bytes(), PDFAFlavour.PDFA_2_A)).isEmpty();
            assertThat(violations(paper.bytes(), PDFAFlavour.PDFUA_1)).isEmpty();
        }
    }

    /** A head printed again, entries cut by the page, empty cells, no entry at all. */
    @ParameterizedTest
    @EnumSource(names = {"PDFA_2_A", "PDFUA_1"})
    void aTableConformsHoweverLong(PDFAFlavour flavour) throws Exception {
        var tall = new HashMap<>(Samples.items(40));
        tall.put("items.remark", Samples.column(40, i -> i % 7 == 0 ? "遗失，经查明原因后核销。".repeat(40) : ""));
        for (var items : List.of(Samples.items(0), tall)) {
            assertThat(violations(Samples.handover(TYPESETTER, items).bytes(), flavour))
                    .isEmpty();
        }
    }

    /** Paragraphs and lists that run over pages, every font, and what must be escaped in the metadata. */
    @ParameterizedTest
    @EnumSource(names = {"PDFA_2_A", "PDFUA_1"})
    void aLongAgreementWithRareCharactersConforms(PDFAFlavour flavour) throws Exception {
        var values = Samples.with(Samples.agreement(), "partyB", "艾合买提江·𠮷䶮𮧵");
        values.put("number", "A<&>-1");
        values.put("remarks", "乙方应当参加甲方组织的信息安全培训。".repeat(60));
        var duties = Stream.generate(() -> "负责数据库系统的运行管理，实施系统安全策略，记录系统安全事项，及时报告。")
                .limit(60)
                .toList();
        var agreement = TYPESETTER.typeset(
                DocumentTemplate.shipped("agreement.zh"), values, Map.of("duties", duties), Samples.CREATED_AT);

        assertThat(agreement.pages()).isGreaterThan(6);
        assertThat(violations(agreement.bytes(), flavour)).isEmpty();
    }

    @Test
    void aSpoiltFileDoesNotPass() throws Exception {
        var bytes = Samples.agreement(TYPESETTER, Samples.agreement()).bytes();
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var spoilt = text.replace("<pdfaid:part>2", "<pdfaid:part>3").replace("/MarkInfo", "/MarkInfx");
        assertThat(spoilt).isNotEqualTo(text);

        assertThat(violations(spoilt.getBytes(StandardCharsets.ISO_8859_1), PDFAFlavour.PDFA_2_A))
                .hasSizeGreaterThan(1);
    }

    private static List<String> violations(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            var result = validator.validate(parser);
            var violations = result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage())
                    .toList();
            assertThat(result.isCompliant()).isEqualTo(violations.isEmpty());
            return violations;
        }
    }
}
