package io.keypost.document;

import io.keypost.rule.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

    private static final int MAX_DECODED_SIDE = 1000;

    private ImageCheck() {}

    static void requireReadable(byte[] bytes) throws IOException {
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

    private static void requireReadable(ImageReader reader, ImageInputStream input) throws IOException {
        reader.setInput(input, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MAX_PIXELS) {
            throw Refusal.rule("file", "upload.imageTooLarge", width, height, MAX_PIXELS);
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
