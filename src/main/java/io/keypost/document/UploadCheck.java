package io.keypost.document;

import com.lowagie.text.exceptions.BadPasswordException;
import io.keypost.rule.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import lombok.RequiredArgsConstructor;
import org.apache.tika.Tika;

/**
 * Looks at an uploaded scan before it is kept: not too large, of an allowed type whatever its name says, readable to its end, and a
 * picture of a paper, with nothing in it that acts. Trusts nothing that the sender says about it.
 */
@RequiredArgsConstructor
final class UploadCheck {

    /**
     * What an uploaded file turned out to be.
     *
     * @param mediaType found from the content, never from the file's name
     * @param pages of a PDF; an image is one page
     */
    record Checked(String mediaType, int pages) {}

    private static final String FIELD = "file";

    /**
     * A page of A4 at 50 dots an inch. Whatever was scanned or photographed has more; what was set or exported, or a text on which only
     * a signature was pasted, has less. So besides a document of ours, which the {@link Archive} knows byte for byte, its copies are
     * refused that were saved anew, got another title, or a byte behind their end. A copy made into pictures passes: that it shows no
     * signature the second person sees, who has to confirm it.
     */
    private static final long FEWEST_PIXELS = 200_000;

    private static final long MEGABYTE = 1L << 20;

    private static final byte[] BEGINNING = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

    private final long maxBytes;
    private final Tika tika = new Tika();

    /**
     * Looks at the bytes alone.
     *
     * @throws Refusal saying what is wrong with the file, on the field {@code file}
     */
    Checked check(byte[] bytes) {
        if (bytes.length > maxBytes) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, FIELD, "upload.tooLarge", tenths(bytes.length), tenths(maxBytes));
        }
        if (bytes.length == 0) {
            throw Refusal.rule(FIELD, "upload.empty");
        }
        var type = tika.detect(bytes);
        try {
            return switch (type) {
                case "application/pdf" -> new Checked(type, pages(bytes));
                case "image/png", "image/jpeg" -> {
                    ImageCheck.requireReadable(bytes);
                    yield new Checked(type, 1);
                }
                default -> throw Refusal.of(Refusal.Kind.UNSUPPORTED, FIELD, "upload.type", type);
            };
        } catch (BadPasswordException e) {
            throw Refusal.rule(FIELD, "upload.encrypted");
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Hostile files make the readers throw nearly anything.
            throw damaged();
        }
    }

    private static int pages(byte[] bytes) throws IOException {
        if (!isWhole(bytes) || !StreamCheck.isBearable(bytes)) {
            throw damaged();
        }
        try (var reader = new WaryReader(bytes)) {
            int pages = reader.getNumberOfPages();
            for (int i = 1; i <= pages; i++) {
                if (reader.getPageN(i) == null || reader.getPageSize(i) == null) {
                    throw damaged();
                }
            }
            var content = new ActiveContent(reader);
            content.found().ifPresent(what -> {
                throw Refusal.rule(FIELD, "upload.active", what);
            });
            if (pages == 0) {
                throw damaged();
            }
            if (content.pixels() < FEWEST_PIXELS) {
                throw Refusal.rule(FIELD, "upload.noPicture");
            }
            return pages;
        }
    }

    /** From its first byte to its last: neither does a transfer that broke off pass, nor what is a PDF and something else. */
    private static boolean isWhole(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] >= 0 && bytes[end - 1] <= ' ') {
            end--;
        }
        return end > BEGINNING.length + END.length
                && Arrays.equals(bytes, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length)
                && Arrays.equals(bytes, end - END.length, end, END, 0, END.length);
    }

    /** Megabytes. */
    private static double tenths(long bytes) {
        return Math.ceil(bytes * 10.0 / MEGABYTE) / 10;
    }

    private static Refusal damaged() {
        return Refusal.rule(FIELD, "upload.damaged");
    }
}
