package io.keypost.browser;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** An agreement's PDF as a reader has it: its text, and what is to be seen where the text says something stands. */
final class AgreementPaper implements AutoCloseable {

    private static final int DOTS_PER_INCH = 144;
    private static final float DOTS_PER_POINT = DOTS_PER_INCH / 72f;

    private final PDDocument pdf;
    private final BufferedImage firstPage;

    AgreementPaper(byte[] bytes) throws IOException {
        pdf = Loader.loadPDF(bytes);
        firstPage = new PDFRenderer(pdf).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
    }

    /** What a scanner makes of it once it is signed or sealed: a picture of its first page with strokes of a pen, each time others. */
    static byte[] scanOf(byte[] paper) throws IOException {
        var picture = paper[0] == '%' ? firstPage(paper) : ImageIO.read(new ByteArrayInputStream(paper));
        var pen = picture.createGraphics();
        pen.setColor(Color.BLUE);
        pen.setStroke(new BasicStroke(3));
        var hand = new Random();
        for (var stroke = 0; stroke < 20; stroke++) {
            pen.drawLine(
                    700 + hand.nextInt(200), 1400 + hand.nextInt(80), 700 + hand.nextInt(200), 1400 + hand.nextInt(80));
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", out);
        return out.toByteArray();
    }

    private static BufferedImage firstPage(byte[] bytes) throws IOException {
        try (var pdf = Loader.loadPDF(bytes)) {
            return new PDFRenderer(pdf).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.RGB);
        }
    }

    /** All text, without white space. */
    String text() throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("[\\s\\u3000]", "");
    }

    void keepPicture(Path file) throws IOException {
        ImageIO.write(firstPage, "png", file.toFile());
    }

    /** For each character of these words on the first page, which part of its square is dark. */
    List<Double> ink(String words) throws IOException {
        var found = new ArrayList<TextPosition>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> characters) {
                var at = text.indexOf(words);
                if (at >= 0 && found.isEmpty()) {
                    var first = text.codePointCount(0, at);
                    found.addAll(characters.subList(first, first + words.codePointCount(0, words.length())));
                }
            }
        };
        stripper.setEndPage(1);
        stripper.writeText(pdf, new StringWriter());
        return found.stream().map(this::darkness).toList();
    }

    private double darkness(TextPosition character) {
        var size = Math.round(character.getWidthDirAdj() * DOTS_PER_POINT);
        var left = Math.round(character.getXDirAdj() * DOTS_PER_POINT);
        // A character's square reaches a little below the line it stands on.
        var top = Math.round(character.getYDirAdj() * DOTS_PER_POINT) - Math.round(size * 0.88f);
        var dark = 0;
        for (int x = left; x < left + size; x++) {
            for (int y = top; y < top + size; y++) {
                dark += firstPage.getRaster().getSample(x, y, 0) < 128 ? 1 : 0;
            }
        }
        return (double) dark / (size * size);
    }

    @Override
    public void close() throws IOException {
        pdf.close();
    }
}
