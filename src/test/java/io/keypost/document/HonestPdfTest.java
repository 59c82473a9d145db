package io.keypost.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfWriter;
import io.keypost.PaperScan;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans as scanners, apps and other programs write them. */
class HonestPdfTest {

    private final UploadCheck uploads = new UploadCheck(10 << 20);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aScanIsTakenHoweverItsObjectsArePacked(boolean packed) throws Exception {
        var plain = packed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION;
        var out = new ByteArrayOutputStream();
        try (var pdf = Loader.loadPDF(PaperScan.pdf(40, "", ""))) {
            pdf.save(out, plain);
        }
        assertThat(out.toString(StandardCharsets.ISO_8859_1).contains("ObjStm")).isEqualTo(packed);

        assertThat(uploads.check(out.toByteArray()).pages()).isEqualTo(40);
        assertThat(uploads.check(turned(out.toByteArray())).pages()).isEqualTo(40);
        assertThat(uploads.check(turned(turned(out.toByteArray()))).pages()).isEqualTo(40);
    }

    @Test
    void aScanIsTakenWhatItsPicturesArePackedWith() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            var colour = ImageIO.read(new ByteArrayInputStream(PaperScan.jpeg()));
            var black = new BufferedImage(1700, 2200, BufferedImage.TYPE_BYTE_BINARY);
            add(pdf, LosslessFactory.createFromImage(pdf, colour));
            add(pdf, CCITTFactory.createFromImage(pdf, black));
            pdf.save(out);
        }

        assertThat(uploads.check(out.toByteArray()).pages()).isEqualTo(2);
    }

    private static void add(PDDocument pdf, PDImageXObject picture) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            content.drawImage(picture, 0, 0, 595, 842);
        }
    }

    /** A page turned the right way up, as a revision behind the end of the file. */
    private static byte[] turned(byte[] scan) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var reader = new PdfReader(scan)) {
            var stamper = new PdfStamper(reader, out, PdfWriter.VERSION_1_7, true);
            stamper.getReader().getPageN(1).put(PdfName.ROTATE, new PdfNumber(180));
            stamper.markUsed(stamper.getReader().getPageN(1));
            stamper.close();
        }
        return out.toByteArray();
    }
}
