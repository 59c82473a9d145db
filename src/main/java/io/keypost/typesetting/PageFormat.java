package io.keypost.typesetting;

/** A4 as Chinese contracts are set: 31 characters a line, 25 lines a page. All in points. */
final class PageFormat {

    static final float PAGE_WIDTH = 595.28f;
    static final float PAGE_HEIGHT = 841.89f;

    static final float BODY = 14;
    static final float LEADING = 27;
    static final float WIDTH = 31 * BODY;
    static final float HEIGHT = 25 * LEADING;
    static final float LEFT = (PAGE_WIDTH - WIDTH) / 2;
    static final float TOP = PAGE_HEIGHT - (PAGE_HEIGHT - HEIGHT) / 2;
    static final float INDENT = 2 * BODY;

    static final float HEADING = 22;
    static final float HEADING_LEADING = 40;
    static final float AFTER_HEADING = 14;

    /** A unit's round seal is 42 mm at the most. */
    static final float SEAL = 42 / 25.4f * 72;

    static final float FOOTER = 10.5f;
    static final float FOOTER_BASELINE = 48;

    private PageFormat() {}

    /** From a row's top to its baseline: the middle of an ideograph in the middle of the row. */
    static float baseline(float height, float size) {
        return height / 2 + size * 0.38f;
    }
}
