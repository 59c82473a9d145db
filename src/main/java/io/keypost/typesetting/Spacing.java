package io.keypost.typesetting;

import java.util.List;

/** What may stand beside what: 禁则, numbers and dates kept whole, and the room between two characters. */
final class Spacing {

    static final float NEVER = 1e7f;
    private static final float IN_WORD = 1e5f;
    private static final float AFTER_HYPHEN = 3e4f;
    private static final float BEFORE_UNIT = 3000;
    private static final float IN_DATE = 250;

    private static final String CLOSING = "、。，．：；？！）》」』】〕〉〗”’…—·％‰℃％～々,.:;?!)]}>%";
    private static final String OPENING = "（《「『【〔〈〖“‘([{<￥¥№第";
    private static final String INK_AT_LEFT = "、。，．：；）》」』】〕〉〗”’";
    private static final String INK_AT_RIGHT = "（《「『【〔〈〖“‘";
    private static final String UNITS = "年月日号条款项份个第页岁天时分秒元%％";

    private Spacing() {}

    /** What it costs to end a line before the cell of this index. */
    static float penalty(List<Cell> cells, int index) {
        var left = cells.get(index - 1);
        var right = cells.get(index);
        if (left.codePoint() == Cell.PAD_BEFORE || right.codePoint() == Cell.PAD_AFTER || right.isSpace()) {
            return NEVER;
        }
        int before = neighbour(cells, index - 1, -1);
        int after = neighbour(cells, index, 1);
        if (before == ' ' || before == 0x3000 || before < 0 || after < 0) {
            return isClosing(after) ? NEVER : 0;
        }
        if (isClosing(after) || OPENING.indexOf(before) >= 0 || isMark(after)) {
            return isWord(before) && isWord(after) ? IN_WORD : NEVER;
        }
        if (isWord(before) && isWord(after)) {
            return before == '-' ? AFTER_HYPHEN : IN_WORD;
        }
        if (isDigit(before) && UNITS.indexOf(after) >= 0) {
            return BEFORE_UNIT;
        }
        return (before == '年' || before == '月') && isDigit(after) ? IN_DATE : 0;
    }

    /** The room after a cell, in parts of the type size: punctuation closes up, letters keep off ideographs. */
    static float between(Cell left, Cell right) {
        if (left.isPad() || right.isPad()) {
            return 0;
        }
        int a = left.codePoint();
        int b = right.codePoint();
        boolean closesUp =
                (INK_AT_LEFT.indexOf(a) >= 0 && (INK_AT_LEFT.indexOf(b) >= 0 || INK_AT_RIGHT.indexOf(b) >= 0))
                        || (INK_AT_RIGHT.indexOf(a) >= 0 && INK_AT_RIGHT.indexOf(b) >= 0);
        if (closesUp) {
            return -0.5f;
        }
        boolean mixed = (isLetterOrDigit(a) && Character.isIdeographic(b))
                || (Character.isIdeographic(a) && isLetterOrDigit(b))
                || (a == '·' && Character.isIdeographic(b))
                || (Character.isIdeographic(a) && b == '·');
        return mixed ? 0.125f : 0;
    }

    /** Whether a line that is filled up may grow between the two. */
    static boolean stretches(Cell left, Cell right) {
        boolean inWord = isWord(left.codePoint()) && isWord(right.codePoint());
        boolean dashes = left.codePoint() == right.codePoint() && "—…".indexOf(left.codePoint()) >= 0;
        return !inWord && !dashes && !left.isPad() && !right.isPad() && !isMark(right.codePoint());
    }

    /** A closing mark at the end of a line needs only its left half. */
    static float atEnd(Cell last) {
        return INK_AT_LEFT.indexOf(last.codePoint()) >= 0 ? -0.5f : 0;
    }

    static boolean isClosing(int codePoint) {
        return codePoint >= 0 && CLOSING.indexOf(codePoint) >= 0;
    }

    private static int neighbour(List<Cell> cells, int index, int step) {
        int i = index;
        while (i >= 0 && i < cells.size() && cells.get(i).isPad()) {
            i += step;
        }
        return i < 0 || i >= cells.size() ? -1 : cells.get(i).codePoint();
    }

    /** Of a word or number in Latin letters: all of it but the space. */
    private static boolean isWord(int codePoint) {
        return codePoint > ' ' && codePoint < 0x2E80 && !isFullWidthMark(codePoint);
    }

    private static boolean isFullWidthMark(int codePoint) {
        return "“”‘’…—·".indexOf(codePoint) >= 0;
    }

    private static boolean isLetterOrDigit(int codePoint) {
        return codePoint > ' ' && codePoint < 0x2E80 && Character.isLetterOrDigit(codePoint);
    }

    private static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }

    private static boolean isMark(int codePoint) {
        return codePoint >= 0 && Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }
}
