package io.keypost.typesetting;

import java.text.Normalizer;

/** Text as it is printed: people's names come from many keyboards, and the same name must give the same paper. */
final class Printable {

    /** Look-alikes of the middle dot in names such as those of Uyghur citizens. GB/T 15834 prints U+00B7. */
    private static final String MIDDLE_DOTS = "\u2022\u2027\u2219\u22C5\u30FB\uFF65\u2E31\u2E33\u16EB\u0387";

    private Printable() {}

    /** Composes letters, unifies middle dots and ends of lines, and drops what is never seen, such as variation selectors. */
    static String of(String text) {
        var result = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .codePoints()
                .forEach(c -> append(result, c));
        return result.toString().strip();
    }

    private static void append(StringBuilder result, int codePoint) {
        if (codePoint == '\r' || codePoint == 0x0B || codePoint == 0x2028 || codePoint == 0x2029) {
            result.append('\n');
        } else if (codePoint == '\t') {
            result.append(' ');
        } else if (MIDDLE_DOTS.indexOf(codePoint) >= 0) {
            result.append('\u00B7');
        } else if (!isInvisible(codePoint)) {
            result.appendCodePoint(codePoint);
        }
    }

    private static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }
}
