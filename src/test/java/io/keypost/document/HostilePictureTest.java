package io.keypost.document;

import static io.keypost.Refusals.refused;
import static io.keypost.document.UploadCheckTest.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.rule.Refusal.Kind;
import io.keypost.rule.Violation;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that are cut off, too large to look at, or something else besides. */
class HostilePictureTest {

    private final UploadCheck uploads = new UploadCheck(500_000);

    @ParameterizedTest
    @CsvSource({"png, 50", "png, 95", "jpg, 50", "jpg, 95"})
    void anImageThatBrokeOffIsRefused(String format, int percent) throws Exception {
        var bytes = image(format);

        assertRefused(Arrays.copyOf(bytes, bytes.length * percent / 100), Kind.RULE, "upload.damaged");
    }

    @Test
    void anImageThatClaimsToBeHugeIsRefusedBeforeItIsDecoded() throws Exception {
        var bytes = hugePng();
        assertThat(bytes.length).isLessThan(200_000);

        refused(() -> uploads.check(bytes))
                .because(Violation.of("file", "upload.imageTooLarge", 30_000, 30_000, 20_000, 40_000_000L))
                .ofKind(Kind.RULE);
    }

    /** One long row takes as much memory as many short ones. */
    @ParameterizedTest
    @CsvSource({"40000000, 1", "1, 40000000", "20001, 10", "10, 20001", "2147483647, 1", "7000, 6000"})
    void aPictureWithASideOrAnAreaOutOfAllMeasureIsRefused(int width, int height) throws Exception {
        assertRefused(png(width, height, new byte[10]), Kind.RULE, "upload.imageTooLarge");
    }

    @ParameterizedTest
    @CsvSource({"20000, 2000", "2000, 20000"})
    void theLimitOfASideIsTheLargestTaken(int width, int height) throws Exception {
        var rows = new byte[height * (1 + (width + 7) / 8)];

        assertThat(uploads.check(png(width, height, rows)).pages()).isEqualTo(1);
    }

    /** Nobody unpacks them here, and of no size that matters. */
    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
    void whatAPictureSaysBesideItsPixelsIsNeverUnpacked(String chunk) throws Exception {
        var text = new ByteArrayOutputStream();
        text.writeBytes(new byte[] {'k', 0, chunk.equals("iTXt") ? (byte) 1 : 0});
        text.writeBytes(chunk.equals("iTXt") ? new byte[3] : new byte[0]);
        text.writeBytes(packed(400 << 20));
        var out = new ByteArrayOutputStream();
        out.writeBytes(png(10, 10, new byte[10 * 3]));
        var bomb = new ByteArrayOutputStream();
        bomb.write(out.toByteArray(), 0, 33);
        chunk(bomb, chunk, text.toByteArray());
        bomb.write(out.toByteArray(), 33, out.size() - 33);

        assertThat(uploads.check(bomb.toByteArray()).pages()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004", "<html>", "\0"})
    void whatIsAPictureAndSomethingElseIsRefused(String behind) throws Exception {
        var out = new ByteArrayOutputStream();
        out.writeBytes(image("png"));
        out.writeBytes(behind.getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(out.toByteArray(), Kind.RULE, "upload.damaged");
    }

    private void assertRefused(byte[] bytes, Kind kind, String rule) {
        UploadCheckTest.assertRefused(() -> uploads.check(bytes), kind, rule);
    }

    private static byte[] hugePng() throws IOException {
        return png(30_000, 30_000, new byte[30_000 * (1 + 30_000 / 8)]);
    }

    /** Black and white. */
    private static byte[] png(int width, int height, byte[] rows) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        var header = new ByteArrayOutputStream();
        var data = new DataOutputStream(header);
        data.writeInt(width);
        data.writeInt(height);
        data.write(new byte[] {1, 0, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(rows);
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** So many zeros. */
    private static byte[] packed(int size) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < size >> 20; i++) {
                deflater.write(new byte[1 << 20]);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        var chunk = new DataOutputStream(out);
        chunk.writeInt(data.length);
        chunk.write(name);
        chunk.write(data);
        chunk.writeInt((int) crc.getValue());
    }
}
