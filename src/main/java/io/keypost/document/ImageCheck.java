package io.keypost.document;

import io.keypost.rule.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes an image to its end, after its size was found bearable: a file of 100 KB can claim to be 30,000 pixels wide and high. */
final class ImageCheck {

    /** A4 at 600 dpi has 35 million. */
    static final long MAX_PIXELS = 40_000_000;

    /** Whoever decodes it keeps whole rows: one of 40,000,000 pixels takes hundreds of megabytes. */
    static final int MAX_SIDE = 20_000;

    private static final int MAX_DECODED_SIDE = 1000;

    private static final int PNG_SIGNATURE = 8;
    private static final int CRC = 4;
    private static final int CHUNK_FRAME = 12;
    /** IEND */
    private static final int END = 0x49454E44;

    private ImageCheck() {}

    static void requireReadable(byte[] bytes) throws IOException {
        requireNothingBehind(bytes);
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IIOException("no reader");
            }
            var reader = readers.next();
            try {
                requireReadable(reader, input);
            } finally {
                reader.dispose();
            }
        }
    }

    /** A PNG ends with its last chunk. Behind a JPEG cameras put things of their own, which a browser that is told the type never reads. */
    private static void requireNothingBehind(byte[] bytes) throws IOException {
        if (bytes[0] == (byte) 0xFF) {
            return;
        }
        var chunks = ByteBuffer.wrap(bytes, PNG_SIGNATURE, bytes.length - PNG_SIGNATURE);
        int type;
        do {
            if (chunks.remaining() < CHUNK_FRAME) {
                throw new IIOException("truncated");
            }
            long length = Integer.toUnsignedLong(chunks.getInt());
            type = chunks.getInt();
            if (length + CRC > chunks.remaining()) {
                throw new IIOException("truncated");
            }
            chunks.position((int) (chunks.position() + length + CRC));
        } while (type != END);
        if (chunks.hasRemaining()) {
            throw new IIOException("something behind the image");
        }
    }

    private static void requireReadable(ImageReader reader, ImageInputStream input) throws IOException {
        reader.setInput(input, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw Refusal.rule("file", "upload.imageTooLarge", width, height, MAX_SIDE, MAX_PIXELS);
        }
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning.toLowerCase(Locale.ROOT)));
        // Every row is decoded, but few pixels are kept.
        int step = 1 + Math.max(width, height) / MAX_DECODED_SIDE;
        var param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        reader.read(0, param);
        // The JPEG reader paints what is missing grey, and only warns. Other warnings are harmless, such as on odd
        // colour profiles.
        if (warnings.stream().anyMatch(warning -> warning.contains("premature") || warning.contains("truncated"))) {
            throw new IIOException("truncated");
        }
    }
}
