package io.keypost.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineBreakerTest {

    private static final String NOT_FIRST = "、。，．：；？！）》」』】”’…,.;:!?)";
    private static final String NOT_LAST = "（《「『【“‘(";
    private static final List<String> PIECES = List.of(
            "乙方",
            "甲方",
            "应当",
            "𠮷",
            "𮧵",
            "，",
            "。",
            "、",
            "；",
            "：",
            "？",
            "！",
            "）",
            "》",
            "」",
            "』",
            "】",
            "”",
            "’",
            "…",
            "（",
            "《",
            "「",
            "『",
            "【",
            "“",
            "‘",
            "3",
            "IP",
            "2026-0001",
            "保密协议",
            "年",
            "Key ",
            "),",
            "(");

    @Test
    void noLineBeginsOrEndsWithAForbiddenMark() {
        var random = new Random(7);
        int lines = 0;
        for (int i = 0; i < 600; i++) {
            var text = random.ints(150, 0, PIECES.size()).mapToObj(PIECES::get).collect(Collectors.joining());
            var broken = lines(text);
            lines += broken.size();
            for (int k = 0; k < broken.size(); k++) {
                var line = broken.get(k);
                if (k > 0) {
                    assertThat(NOT_FIRST).as(line).doesNotContain(first(line));
                }
                if (k + 1 < broken.size()) {
                    assertThat(NOT_LAST).as(line).doesNotContain(last(line));
                }
            }
            assertThat(String.join("", broken).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        }
        assertThat(lines).isGreaterThan(3000);
    }

    @Test
    void numbersAndDatesAreKeptWhole() {
        for (int before = 0; before < 80; before++) {
            var text = "乙".repeat(before) + "协议编号为AQXY-2026-0001的，自2026年1月1日起至2028年12月31日止。" + "甲".repeat(40);
            var lines = lines(text);

            assertThat(lines).anySatisfy(line -> assertThat(line).contains("AQXY-2026-0001"));
            assertThat(lines).anySatisfy(line -> assertThat(line).contains("2028年"));
            assertThat(lines).anySatisfy(line -> assertThat(line).contains("31日"));
        }
    }

    @ParameterizedTest
    @CsvSource({"66, DA-2028-0001, DA-2028-|0001", "50, 欧阳𠮷䶮, 欧阳|𠮷䶮", "50, 艾力·买买提, 艾力·|买买提", "50, 李静, 李静"})
    void aNarrowCellIsDividedWhereItMeansLeastAndEvenly(float width, String text, String divided) {
        assertThat(texts(LineBreaker.balanced(List.of(cells(text)), 14, width)))
                .isEqualTo(List.of(divided.split("\\|")));
    }

    @Test
    void fullLinesReachTheMarginAndNoLineExceedsIt() {
        var text = "本协议作为劳动合同的附件，与《保密协议》（编号：BMXY-2026-0001）具有相同的法律效力。".repeat(12);
        var lines = LineBreaker.lines(cells(text), 14, 400, 434, true);

        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var last = line.cells().get(line.cells().size() - 1);
            float right = line.width() + Spacing.atEnd(last) * 14;
            float width = i == 0 ? 400 : 434;
            assertThat(right).isLessThan(width + 0.1f);
            if (i + 1 < lines.size()) {
                assertThat(right).isGreaterThan(width - 0.1f);
            }
        }
    }

    @Test
    void aFirstLineThatIsLongerThanTheRestIsFilled() {
        var lines = LineBreaker.lines(cells("关键岗位安全协议".repeat(5)), 14, 434, 360, false);

        assertThat(lines.get(0).cells()).hasSize(31);
        assertThat(lines.get(1).cells()).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "，", "（", "1"})
    void whatIsLongerThanALineIsBrokenAllTheSame(String text) {
        var lines = lines(text.repeat(200));

        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(String.join("", lines)).isEqualTo(text.repeat(200));
    }

    private static List<String> lines(String text) {
        return texts(LineBreaker.lines(cells(text), 14, 400, 434, true));
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream()
                .map(line -> line.cells().stream()
                        .map(cell -> Character.toString(cell.codePoint()))
                        .collect(Collectors.joining()))
                .toList();
    }

    private static List<Cell> cells(String text) {
        return Cell.of(List.of(new Filling.Span(text, false)), Samples.FONTS, false, 14)
                .get(0);
    }

    private static String first(String line) {
        return Character.toString(line.codePointAt(0));
    }

    private static String last(String line) {
        return Character.toString(line.codePointBefore(line.length()));
    }
}
