package io.keypost.document;

import java.text.Normalizer;
import java.util.Map;

/** The name under which an upload is kept and given out: what the person called it, as far as that is one, and the ending of its true type. */
final class StoredName {

    private static final int LONGEST = 100;

    private static final Map<String, String> ENDINGS =
            Map.of("application/pdf", ".pdf", "image/png", ".png", "image/jpeg", ".jpg");

    /** All of them, as in "scan.pdf.exe". */
    private static final String WRONG_ENDINGS = "(\\.[A-Za-z][A-Za-z0-9]{0,4})+\\s*$";
    /** What an operating system or a shell takes for more than a letter. */
    private static final String NOT_IN_NAMES = "[/\\\\:*?\"<>|]";

    private StoredName() {}

    /** @param otherwise where nothing is left of the name */
    static String of(String fileName, String mediaType, String otherwise) {
        var last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        var seen = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC).codePoints().forEach(c -> append(seen, c));
        var plain = seen.toString().replaceAll(WRONG_ENDINGS, "").replaceAll("^[.\\s]+|[.\\s]+$", "");
        var name = plain.isEmpty() ? otherwise : plain;
        int length = Math.min(LONGEST, name.codePointCount(0, name.length()));
        return name.substring(0, name.offsetByCodePoints(0, length)).strip() + ENDINGS.get(mediaType);
    }

    private static void append(StringBuilder seen, int codePoint) {
        switch (Character.getType(codePoint)) {
            // Ends of lines, marks of direction, joiners, halves of characters, and what has no meaning everybody
            // knows.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> {}
            case Character.SPACE_SEPARATOR -> seen.append(' ');
            default -> {
                if (!Character.toString(codePoint).matches(NOT_IN_NAMES)) {
                    seen.appendCodePoint(codePoint);
                }
            }
        }
    }
}
