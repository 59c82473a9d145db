package io.keypost;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;

/** A scan of a signed paper: a picture, alone or in a PDF. No two are the same file. */
public final class PaperScan {

    private static final AtomicLong PAPERS = new AtomicLong(new Random().nextLong());

    private PaperScan() {}

    public static byte[] jpeg() {
        return picture("jpg");
    }

    public static byte[] png() {
        return picture("png");
    }

    public static byte[] pdf() {
        return pdf("", "");
    }

    /**
     * A PDF of one page.
     *
     * @param inCatalog entries for its catalog
     * @param inPage entries for its page
     * @param others objects, numbered from 6
     */
    public static byte[] pdf(String inCatalog, String inPage, String... others) {
        return pdf(1, inCatalog, inPage, others);
    }

    public static byte[] pdf(int pages, String inCatalog, String inPage, String... others) {
        var jpeg = jpeg();
        var objects = new ArrayList<byte[]>();
        objects.add(ascii("<</Type/Catalog/Pages 2 0 R%s>>".formatted(inCatalog)));
        var kids = "3 0 R ";
        for (int i = 1; i < pages; i++) {
            kids += (5 + others.length + i) + " 0 R ";
        }
        objects.add(ascii("<</Type/Pages/Kids[%s]/Count %d>>".formatted(kids, pages)));
        var page =
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</Im 5 0 R>>>>%s>>";
        objects.add(ascii(page.formatted(inPage)));
        objects.add(stream("", ascii("q 595 0 0 842 0 0 cm /Im Do Q")));
        objects.add(stream(
                "/Type/XObject/Subtype/Image/Width 600/Height 850/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode",
                jpeg));
        for (var other : others) {
            objects.add(other.getBytes(StandardCharsets.ISO_8859_1));
        }
        for (int i = 1; i < pages; i++) {
            objects.add(ascii(page.formatted("")));
        }
        return file(objects, "");
    }

    /** The objects, numbered from 1, with their table and the trailer. */
    public static byte[] file(List<byte[]> objects, String inTrailer) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("%PDF-1.7\n"));
        var table = new StringBuilder("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.size() + 1));
        for (int i = 0; i < objects.size(); i++) {
            table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
            out.writeBytes(ascii((i + 1) + " 0 obj\n"));
            out.writeBytes(objects.get(i));
            out.writeBytes(ascii("\nendobj\n"));
        }
        int start = out.size();
        out.writeBytes(ascii(table.toString()));
        out.writeBytes(ascii("trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
                .formatted(objects.size() + 1, inTrailer, start)));
        return out.toByteArray();
    }

    public static byte[] stream(String entries, byte[] bytes) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("<<%s/Length %d>>\nstream\n".formatted(entries, bytes.length)));
        out.writeBytes(bytes);
        out.writeBytes(ascii("\nendstream"));
        return out.toByteArray();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] picture(String format) {
        var image = new BufferedImage(600, 850, BufferedImage.TYPE_BYTE_GRAY);
        var random = new Random(PAPERS.incrementAndGet());
        var page = image.createGraphics();
        page.setColor(Color.WHITE);
        page.fillRect(0, 0, 600, 850);
        page.setColor(Color.DARK_GRAY);
        for (int y = 60; y < 700; y += 20) {
            page.fillRect(60, y, 300 + random.nextInt(180), 8);
        }
        for (int i = 0; i < 24; i++) {
            page.drawLine(
                    350 + random.nextInt(150),
                    740 + random.nextInt(60),
                    350 + random.nextInt(150),
                    740 + random.nextInt(60));
        }
        page.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return out.toByteArray();
    }
}
