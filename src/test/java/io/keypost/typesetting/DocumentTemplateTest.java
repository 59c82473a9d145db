package io.keypost.typesetting;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.document.Document;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTemplateTest {

    private static final String HEAD = "version: 7\ntitle: t\nlanguage: zh-CN\nfooter: {{=page}}/{{=pages}}\n";
    private static final Typesetter TYPESETTER = new Typesetter(Samples.FONTS);

    @Test
    void theShippedAgreementAsksForExactlyWhatIsKnown() {
        var template = DocumentTemplate.shipped("agreement.zh");

        assertThat(template.fields()).isEqualTo(Samples.agreement().keySet());
        assertThat(template.lists()).containsExactly("duties");
        assertThat(template.version()).isEqualTo("1");
    }

    /** What those who fill them in may rely on. */
    @ParameterizedTest
    @CsvSource({
        "TERMINATION_NOTICE, noticeNo number partyA partyB department post firstDay lastDay endedOn reason issuedOn",
        "REMOVAL_NOTICE, noticeNo number partyA partyB department post grounds decidedOn issuedOn",
        "HANDOVER_LIST, number partyA partyB department post endedOn issuedOn",
        "EXIT_COMMITMENT, number partyA partyB department post endedOn issuedOn confidentialityAgreementNo",
        "DUTY_NOTICE, noticeNo partyA partyB department post number dutiesVersion effectiveOn issuedOn reason",
        "RESIGNATION_RECEIPT, noticeNo number partyA partyB department post scope receivedOn lastDay explanation issuedOn",
        "TRANSFER_ORDER, noticeNo number partyA partyB department post transferFrom transferTo successor reason lastDay decidedOn issuedOn",
        "SECRECY_LETTER, noticeNo number partyA partyB department post endedOn periodFrom periodTo periodReason issuedOn"
    })
    void everyKindAsksForExactlyWhatIsKnown(Document.Kind kind, String fields) {
        var template = DocumentTemplate.shipped(kind.template().orElseThrow());

        assertThat(template.fields()).containsExactlyInAnyOrder(fields.split(" "));
        assertThat(template.lists())
                .isEqualTo(
                        switch (kind) {
                            case HANDOVER_LIST -> Samples.items(0).keySet();
                            case DUTY_NOTICE -> Set.of("duties");
                            default -> Set.of();
                        });
    }

    @Test
    void aUnitsOwnWordingReplacesTheShippedOne() {
        var template = DocumentTemplate.parse(
                "\uFEFF" + HEAD.replace("\n", "\r\n") + "# 说明\r\n\r\nheading: 保密责任书\r\nparagraph: 责任人：{{partyB}}");
        var paper = TYPESETTER.typeset(template, Map.of("partyB", "张明远"), Map.of(), Samples.CREATED_AT);

        assertThat(template.version()).isEqualTo("7");
        assertThat(Pdfs.pages(paper.bytes())).containsExactly("保密责任书责任人：张明远1/1");
    }

    @Test
    void aValueThatTheProductDoesNotHaveIsRefused() {
        var template = DocumentTemplate.parse(HEAD + "paragraph: {{partyC}}");

        assertRefused(
                () -> template.requireKnown(Set.of("partyA", "partyB"), Set.of()),
                Violation.of("template", "document.template.unknownField", "partyC", "partyA, partyB"));
    }

    @Test
    void aListThatTheProductDoesNotHaveIsRefused() {
        var template = DocumentTemplate.parse(HEAD + "list: {{#}} {{=duty}}");

        assertRefused(
                () -> template.requireKnown(Set.of("duty"), Set.of("duties")),
                Violation.of("template", "document.template.unknownField", "duty", "duties"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"版本", "  paragraph: 缩进", "paragraf: 错字", "PARAGRAPH: 大写"})
    void aLineThatIsNotUnderstoodIsNamed(String line) {
        assertRefused(
                () -> DocumentTemplate.parse(HEAD + line), Violation.of("template", "document.template.line", 5, line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{partyB",
                "partyB}}",
                "{{ partyB }}",
                "{{甲方}}",
                "{{a.hour}}",
                "{{=items.name}}",
                "{{a|b|c}}",
                "{{page}}",
                "{{#}}",
                "{{}}"
            })
    void aBlankThatIsWronglyWrittenIsRefusedWithItsLine(String blank) {
        assertThatThrownBy(() -> DocumentTemplate.parse(HEAD + "\nparagraph: 乙方" + blank))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.violations().get(0).rule()).isEqualTo("document.template.placeholder");
                    assertThat(refusal.violations().get(0).args().get(0)).isEqualTo(6);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sign: 甲方",
                "sign: 甲 | 乙 | 丙 | 丁 | 日期",
                "issuer: 单位",
                "list: 无",
                "list: {{a}} {{b}}",
                "column: 名称 | {{=a.b}}",
                "column: 名称 | 0 | {{=a.b}}",
                "column: 名称 | 5 right | {{=a.b}}",
                "column: 名称 | {{=a.b}} | {{=a.b}}"
            })
    void aBlockOfTheWrongShapeIsRefused(String line) {
        var word = line.substring(0, line.indexOf(':'));

        assertRefused(
                () -> DocumentTemplate.parse(HEAD + line),
                Violation.of("template", "document.template.shape", 5, word));
    }

    @Test
    void aTemplateWithoutHeadOrBodyIsRefused() {
        assertRefused(
                () -> DocumentTemplate.parse("version: 1\ntitle: t\nparagraph: x"),
                Violation.of("template", "document.template.header", "language"));
        assertRefused(() -> DocumentTemplate.parse(HEAD), Violation.of("template", "document.template.empty"));
    }

    @Test
    void aMissingOrEmptyValueIsRefusedUnlessTheWordingProvidesForIt() {
        assertRefused(() -> print("paragraph: {{partyB}}", Map.of()), missing("partyB"));
        assertRefused(() -> print("paragraph: {{partyB}}", Map.of("partyB", " \u3000")), missing("partyB"));
        assertRefused(() -> print("paragraph: {{remarks|无}}", Map.of()), missing("remarks"));
        assertRefused(() -> print("list: {{#}} {{=duties}}", Map.of()), missing("duties"));
        assertThat(print("paragraph: {{remarks|无}}", Map.of("remarks", " "))).startsWith("无");
    }

    @Test
    void aDateIsTakenApart() {
        assertThat(print("paragraph: {{d.year}}年{{d.month}}月{{d.day}}日", Map.of("d", "2026-01-09")))
                .startsWith("2026年1月9日");
        assertRefused(
                () -> print("paragraph: {{d.year}}", Map.of("d", "2026-02-30")),
                Violation.of("d", "document.valueNotDate", "d", "2026-02-30"));
    }

    @Test
    void aValueIsNeverReadAsMarkup() {
        assertThat(print("paragraph: {{a}}", Map.of("a", "{{b}}\nsign: x | y"))).startsWith("{{b}}sign:x|y");
    }

    private static String print(String body, Map<String, String> values) {
        var paper = TYPESETTER.typeset(DocumentTemplate.parse(HEAD + body), values, Map.of(), Samples.CREATED_AT);
        return Pdfs.pages(paper.bytes()).get(0);
    }

    private static Violation missing(String name) {
        return Violation.of(name, "document.valueMissing", name);
    }

    private static void assertRefused(ThrowingCallable call, Violation violation) {
        refused(call).because(violation);
    }
}
