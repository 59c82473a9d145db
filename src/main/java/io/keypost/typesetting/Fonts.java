package io.keypost.typesetting;

import com.lowagie.text.pdf.BaseFont;
import io.keypost.rule.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The fonts of the papers, read once and shared by all threads; about 40 MB of memory. Body text is set from the small cut; the
 * others are asked only for a character that it lacks. How they are made: {@code src/main/fonts/make-fonts.sh}.
 */
public final class Fonts {

    private final List<BaseFont> regular;
    private final List<BaseFont> bold;

    public Fonts() {
        var body = read("NotoSerifSC-Regular.ttf", 0.11);
        var rest = read("NotoSerifSC-Rest.ttf", 0.37);
        var rare = read("HanaMinB-Rare.ttf", 0.61);
        regular = List.of(body, rest, rare);
        bold = List.of(read("NotoSerifSC-Bold.ttf", 0.83), body, rest, rare);
    }

    /** The first character that cannot be printed, if any: for checking a name where it is entered. */
    public OptionalInt firstUnprintable(String text) {
        return Printable.of(text)
                .codePoints()
                .filter(c -> c != '\n' && !canPrint(c))
                .findFirst();
    }

    /** Refuses, naming the field, a value with a character that would silently be missing on the paper. */
    public void requirePrintable(String field, String value) {
        firstUnprintable(value).ifPresent(c -> {
            throw Refusal.rule(field, "document.unprintable", String.format(Locale.ROOT, "U+%04X", c), value);
        });
    }

    /** The font for a character; a heading falls back to the lighter weight rather than fail. */
    BaseFont fontOf(int codePoint, boolean heading) {
        return (heading ? bold : regular)
                .stream()
                        .filter(font -> font.charExists(codePoint))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("not checked: " + Integer.toHexString(codePoint)));
    }

    private boolean canPrint(int codePoint) {
        return regular.stream().anyMatch(font -> font.charExists(codePoint));
    }

    /** A file that papers are made with. */
    static byte[] resource(String path) {
        try (var in = Objects.requireNonNull(Fonts.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BaseFont read(String name, double prefix) {
        // Not the cached form: its key is the name alone.
        try {
            var file = resource("/fonts/" + name);
            var font = BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file, null);
            font.setIncludeCidSet(false);
            font.setSecureRandom(new Constant(prefix));
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names the font's subset, by default at random; that would make each file differ. Secret of nothing. */
    private static final class Constant extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final double value;

        Constant(double value) {
            this.value = value;
        }

        @Override
        public double nextDouble() {
            return value;
        }
    }
}
