package io.keypost.typesetting;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.rule.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FontsTest {

    private static final Typesetter TYPESETTER = new Typesetter(Samples.FONTS);

    @ParameterizedTest
    @ValueSource(
            strings = {"张明远", "𠮷䶮𮧵", "艾合买提江•阿卜杜热合曼", "Zoë Müller", "葛\uDB40\uDD00", "nüè", "㐂㚰䲜", "第一行\n第二行", ""})
    void aNameOfKnownCharactersCanBePrinted(String name) {
        assertThat(Samples.FONTS.firstUnprintable(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"张😀远, 1F600", "王\uE000, E000", "محمد, 645", "李\uD800四, D800", "a\u0007b, 7"})
    void theFirstCharacterThatNoFontHasIsNamed(String name, String codePoint) {
        assertThat(Samples.FONTS.firstUnprintable(name)).hasValue(Integer.parseInt(codePoint, 16));
    }

    @Test
    void aNameThatCannotBePrintedIsRefusedWithItsFieldRatherThanShortened() {
        refused(() -> Samples.agreement(TYPESETTER, Samples.with(Samples.agreement(), "partyB", "张😀")))
                .because(Violation.of("partyB", "document.unprintable", "U+1F600", "张😀"));
    }

    @Test
    void aDutyThatCannotBePrintedIsRefused() {
        refused(() -> TYPESETTER.typeset(
                        DocumentTemplate.shipped("agreement.zh"),
                        Samples.agreement(),
                        Map.of("duties", List.of("安全", "😀")),
                        Samples.CREATED_AT))
                .because(Violation.of("duties", "document.unprintable", "U+1F600", "😀"));
    }

    @ParameterizedTest
    @CsvSource({
        "艾力•买买提, 艾力·买买提",
        "艾力・买买提, 艾力·买买提",
        "葛\uDB40\uDD00, 葛",
        "张\uFE00三, 张三",
        "Zoe\u0308, Zoë",
        "\u200B张三\uFEFF, 张三",
        "' 张三 ', 张三"
    })
    void lookAlikesAreTheSameOnPaper(String typed, String printed) {
        assertThat(Printable.of(typed)).isEqualTo(printed);
        assertThat(Pdfs.text(Samples.agreement(TYPESETTER, Samples.with(Samples.agreement(), "partyB", typed))
                        .bytes()))
                .contains("（乙方）：" + printed + "甲乙双方");
    }
}
