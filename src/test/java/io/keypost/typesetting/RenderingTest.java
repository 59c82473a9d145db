package io.keypost.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.document.Document;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Extracted text proves nothing: it is there even on a blank page. Here ink is looked for. */
class RenderingTest {

    private static final int SCALE = 4;
    private static final Typesetter TYPESETTER = new Typesetter(Samples.FONTS);

    @ParameterizedTest
    @ValueSource(strings = {"𠮷䶮𮧵", "张明远", "艾力·买买提", "喆堃镕", "㐂㚰䲜"})
    void everyCharacterOfANameIsSeenAndLooksLikeItself(String name) throws Exception {
        var agreement = Samples.agreement(TYPESETTER, Samples.with(Samples.agreement(), "partyB", name));
        var glyphs = glyphs(agreement.bytes(), name);

        assertThat(glyphs).hasSize(name.codePointCount(0, name.length()));
        for (var glyph : glyphs) {
            assertThat(glyph.chars().filter(c -> c == '#').count()).as(glyph).isGreaterThan(20);
        }
        assertThat(new HashSet<>(glyphs))
                .hasSize((int) name.codePoints().distinct().count());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UPLOAD")
    void everyKindShowsTheName(Document.Kind kind) throws Exception {
        var paper = Samples.paper(TYPESETTER, kind, Samples.with(Samples.values(kind), "partyB", "欧阳𠮷䶮"));

        assertThat(new HashSet<>(glyphs(paper.bytes(), "欧阳𠮷䶮"))).hasSize(4).allSatisfy(glyph -> assertThat(
                        glyph.chars().filter(c -> c == '#').count())
                .isGreaterThan(20));
    }

    /** From the head's first line to the last entry's last, on each page that it runs over. */
    @Test
    void aTableHasItsRulesOnEveryPage() throws Exception {
        try (var pdf =
                Loader.loadPDF(Samples.handover(TYPESETTER, Samples.items(60)).bytes())) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(3);
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                var picture = new PDFRenderer(pdf).renderImage(page, SCALE, ImageType.GRAY);
                int left = longestRule(picture, PageFormat.LEFT);
                assertThat(left).as("page " + page).isGreaterThan(100 * SCALE);
                assertThat(longestRule(picture, PageFormat.LEFT + PageFormat.WIDTH))
                        .isEqualTo(left);
            }
        }
    }

    private static int longestRule(BufferedImage picture, float x) {
        int longest = 0;
        int length = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            boolean dark = (picture.getRGB(Math.round(x * SCALE), y) & 0xFF) < 160
                    || (picture.getRGB(Math.round(x * SCALE) - 1, y) & 0xFF) < 160;
            length = dark ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return longest;
    }

    @Test
    void aHeadingShowsACharacterThatTheBoldFontLacks() throws Exception {
        var template = DocumentTemplate.parse("version: 1\ntitle: t\nlanguage: zh-CN\nfooter: f\nheading: 关于𠮷䶮的通知\n");
        var paper = TYPESETTER.typeset(template, Map.of(), Map.of(), Samples.CREATED_AT);

        assertThat(glyphs(paper.bytes(), "关于𠮷䶮的通知"))
                .allSatisfy(glyph ->
                        assertThat(glyph.chars().filter(c -> c == '#').count()).isGreaterThan(20));
    }

    /** The first page's picture where each character of the text stands. */
    private static List<String> glyphs(byte[] bytes, String text) throws IOException {
        try (var pdf = Loader.loadPDF(bytes)) {
            var picture = new PDFRenderer(pdf).renderImage(0, SCALE, ImageType.GRAY);
            var positions = new ArrayList<TextPosition>();
            var stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition position) {
                    positions.add(position);
                }
            };
            stripper.setEndPage(1);
            stripper.getText(pdf);
            var all = new StringBuilder();
            positions.forEach(position -> all.append(position.getUnicode()));
            int start = all.indexOf(text);
            assertThat(start).isNotNegative();
            int passed = 0;
            var glyphs = new ArrayList<String>();
            for (var position : positions) {
                if (passed >= start && passed < start + text.length()) {
                    glyphs.add(glyph(picture, position));
                }
                passed += position.getUnicode().length();
            }
            return glyphs;
        }
    }

    private static String glyph(BufferedImage picture, TextPosition position) {
        int left = Math.round(position.getXDirAdj() * SCALE);
        int right = Math.round((position.getXDirAdj() + position.getWidthDirAdj()) * SCALE);
        int base = Math.round(position.getYDirAdj() * SCALE);
        int size = Math.round(position.getFontSizeInPt() * SCALE);
        var result = new StringBuilder();
        for (int y = base - size * 85 / 100; y < base + size * 8 / 100; y++) {
            for (int x = left; x < right; x++) {
                result.append((picture.getRGB(x, y) & 0xFF) < 128 ? '#' : '.');
            }
            result.append('\n');
        }
        return result.toString();
    }
}
