package io.keypost.platform.language;

/** What a person can have written. */
public final class PlainText {

    private PlainText() {}

    /**
     * Whether it has no control character but tabs and ends of lines, and no half of a character. A database refuses them or, worse,
     * keeps them.
     */
    public static boolean is(String text) {
        return text.codePoints()
                .noneMatch(character -> Character.getType(character) == Character.SURROGATE
                        || (Character.isISOControl(character) && !isLayout(character)));
    }

    private static boolean isLayout(int character) {
        return character == '\t' || character == '\n' || character == '\r';
    }
}
