package io.keypost.document;

import com.lowagie.text.exceptions.BadPasswordException;
import com.lowagie.text.pdf.PdfReader;
import io.keypost.rule.Refusal;
import java.io.IOException;
import org.apache.tika.Tika;

/**
 * Looks at an uploaded scan before it is kept: not too large, of an allowed type whatever its name says, and readable to its end.
 * Trusts nothing that the sender says about it.
 */
final class UploadCheck {

    private static final String FIELD = "file";

    private final long maxBytes;
    private final Tika tika = new Tika();

    public UploadCheck(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Looks at the bytes alone.
     *
     * @throws Refusal saying what is wrong with the file, on the field {@code file}
     */
    public CheckedUpload check(byte[] bytes) {
        if (bytes.length > maxBytes) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, FIELD, "upload.tooLarge", bytes.length, maxBytes);
        }
        if (bytes.length == 0) {
            throw Refusal.rule(FIELD, "upload.empty");
        }
        var type = tika.detect(bytes);
        return switch (type) {
            case "application/pdf" -> new CheckedUpload(type, pages(bytes));
            case "image/png", "image/jpeg" -> {
                requireReadable(bytes);
                yield new CheckedUpload(type, 1);
            }
            default -> throw Refusal.of(Refusal.Kind.UNSUPPORTED, FIELD, "upload.type", type);
        };
    }

    private static int pages(byte[] bytes) {
        if (!StreamCheck.isBearable(bytes)) {
            throw damaged();
        }
        try (var reader = new PdfReader(bytes)) {
            if (reader.isEncrypted()) {
                throw encrypted();
            }
            int pages = reader.getNumberOfPages();
            for (int i = 1; i <= pages; i++) {
                if (reader.getPageN(i) == null || reader.getPageSize(i) == null) {
                    throw damaged();
                }
            }
            // Rebuilt: the table of objects at the end is missing or wrong, as when a transfer broke off.
            if (pages == 0 || reader.isRebuilt()) {
                throw damaged();
            }
            return pages;
        } catch (BadPasswordException e) {
            throw encrypted();
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Hostile files make the reader throw nearly anything.
            throw damaged();
        }
    }

    private static void requireReadable(byte[] bytes) {
        try {
            ImageCheck.requireReadable(bytes);
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged();
        }
    }

    private static Refusal encrypted() {
        return Refusal.rule(FIELD, "upload.encrypted");
    }

    private static Refusal damaged() {
        return Refusal.rule(FIELD, "upload.damaged");
    }
}
