package io.keypost.document;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfWriter;
import io.keypost.PaperScan;
import io.keypost.rule.Refusal;
import io.keypost.rule.Refusal.Kind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadCheckTest {

    private static final byte[] PDF = PaperScan.pdf(3, "", "");

    private final UploadCheck uploads = new UploadCheck(500_000);

    @Test
    void aPdfIsTakenWithItsPages() {
        assertThat(uploads.check(PDF)).isEqualTo(new UploadCheck.Checked("application/pdf", 3));
    }

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpg, image/jpeg"})
    void aScanIsTaken(String format, String mediaType) throws Exception {
        assertThat(uploads.check(image(format))).isEqualTo(new UploadCheck.Checked(mediaType, 1));
    }

    @Test
    void theLimitOfBytesIsTheLastSizeTaken() {
        assertThat(new UploadCheck(PDF.length).check(PDF).pages()).isEqualTo(3);
        assertRefused(() -> new UploadCheck(PDF.length - 1).check(PDF), Kind.TOO_LARGE, "upload.tooLarge");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused(new byte[0], Kind.RULE, "upload.empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body><script>alert(1)</script></body></html>",
                "MZ\u0090\0",
                "张三",
                "GIF89a..",
                "PK\u0003\u0004",
                "<svg xmlns='http://www.w3.org/2000/svg'/>"
            })
    void whatIsNeitherPdfNorImageIsRefusedWhateverItsName(String content) {
        assertRefused(content.getBytes(StandardCharsets.UTF_8), Kind.UNSUPPORTED, "upload.type");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 50, 90, 99})
    void aPdfThatBrokeOffIsRefused(int percent) {
        assertRefused(Arrays.copyOf(PDF, PDF.length * percent / 100), Kind.RULE, "upload.damaged");
    }

    /** The library would patch it up by guessing, and so would hide that the file is not what was sent. */
    @Test
    void aPdfWhoseTableOfObjectsIsWrongIsRefused() {
        var text = new String(PDF, StandardCharsets.ISO_8859_1).replaceAll("startxref\\n\\d+", "startxref\n12");

        assertRefused(text.getBytes(StandardCharsets.ISO_8859_1), Kind.RULE, "upload.damaged");
    }

    @Test
    void aPdfOfGarbageIsRefused() {
        assertRefused("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII), Kind.RULE, "upload.damaged");
        assertRefused(
                ("%PDF-1.7\n" + "[".repeat(100_000)).getBytes(StandardCharsets.US_ASCII), Kind.RULE, "upload.damaged");
    }

    /** A quarter of a megabyte that would take a quarter of a gigabyte. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/Type/ObjStm/N 1/First 4", "/Type/Obj#53tm/N 1/First 4", "/Type/ObjStm/X/Image/N 1/First 4"})
    void aPdfThatUnpacksToTooMuchIsRefusedBeforeItIsRead(String dictionary) throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < 256; i++) {
                deflater.write(new byte[1 << 20]);
            }
        }
        var pdf = new ByteArrayOutputStream();
        pdf.write("%PDF-1.7\n1 0 obj\n<<".getBytes(StandardCharsets.US_ASCII));
        pdf.write((dictionary + "/Filter/FlateDecode/Length " + packed.size() + ">>\nstream\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        pdf.write(packed.toByteArray());
        pdf.write("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(pdf.size()).isLessThan(500_000);
        assertThat(StreamCheck.isBearable(pdf.toByteArray())).isFalse();
        assertRefused(pdf.toByteArray(), Kind.RULE, "upload.damaged");
    }

    @Test
    void anOrdinaryPdfUnpacksToABearableSize() {
        assertThat(StreamCheck.isBearable(PDF)).isTrue();
    }

    @Test
    void noSpoiltPdfGetsPastWithAnythingButARefusal() {
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            var spoilt = PDF.clone();
            for (int k = 0; k < 40; k++) {
                spoilt[spoilt.length - 1 - random.nextInt(8000)] = (byte) random.nextInt(256);
            }
            try {
                uploads.check(spoilt);
            } catch (Refusal refusal) {
                assertThat(refusal.violations()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", ""})
    void aPdfWithAPasswordOrRestrictionsIsRefused(String userPassword) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var reader = new PdfReader(PDF)) {
            var stamper = new PdfStamper(reader, out);
            stamper.setEncryption(
                    userPassword.getBytes(StandardCharsets.US_ASCII),
                    "owner".getBytes(StandardCharsets.US_ASCII),
                    PdfWriter.ALLOW_SCREENREADERS,
                    PdfWriter.ENCRYPTION_AES_128);
            stamper.close();
        }

        assertRefused(out.toByteArray(), Kind.RULE, "upload.encrypted");
    }

    private void assertRefused(byte[] bytes, Kind kind, String rule) {
        assertRefused(() -> uploads.check(bytes), kind, rule);
    }

    static void assertRefused(Runnable check, Kind kind, String rule) {
        refused(rule, check::run).at("file").ofKind(kind);
    }

    static byte[] image(String format) throws IOException {
        var image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int x = 0; x < 600; x++) {
            for (int y = 0; y < 400; y++) {
                image.setRGB(x, y, (x * y / 50 % 2 == 0 ? 0x404040 : 0xE0E0E0) + random.nextInt(8));
            }
        }
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }
}
