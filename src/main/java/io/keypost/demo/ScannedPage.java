package io.keypost.demo;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A page as a scanner sees it: off-white, not quite straight, printed, written on by hand, stamped. */
final class ScannedPage {

    static final int WIDTH = 1000;
    static final int HEIGHT = 1414;

    private static final Color PAPER = new Color(0xF4F1E8);
    private static final Color PRINT = new Color(0x2B2B2E);
    private static final Color INK = new Color(0x1C2A55);
    private static final Color SEAL = new Color(0xC8202C);
    private static final double MOST_ASKEW = Math.toRadians(0.9);
    private static final int NOISE = 9;

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D page = image.createGraphics();
    private final @Nullable Font font;
    private final Random random;

    /**
     * @param font without one, where Java has no means to draw letters, there are bars in their place
     * @param seed each page is another
     */
    ScannedPage(@Nullable Font font, long seed) {
        this.font = font;
        this.random = new Random(seed);
        page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        page.setColor(PAPER);
        page.fillRect(0, 0, WIDTH, HEIGHT);
        page.rotate((random.nextDouble() * 2 - 1) * MOST_ASKEW, WIDTH / 2.0, HEIGHT / 2.0);
        page.translate(random.nextInt(9) - 4, random.nextInt(9) - 4);
    }

    void print(String text, float size, double left, double base) {
        page.setColor(PRINT);
        page.translate(left, base);
        page.fill(outline(text, size));
        page.translate(-left, -base);
    }

    double width(String text, float size) {
        return text.codePoints().mapToDouble(c -> c < 0x2E80 ? size / 2 : size).sum();
    }

    /** In the hand of somebody, who the seed decides: each character leans, sits and trembles in its own way. */
    void write(String text, float size, double left, double base) {
        page.setColor(INK);
        double lean = -0.1 - random.nextDouble() * 0.25;
        double x = left;
        for (int c : text.codePoints().toArray()) {
            var character = Character.toString(c);
            var place = AffineTransform.getTranslateInstance(x, base + random.nextGaussian() * size / 14);
            place.rotate(random.nextGaussian() * 0.06);
            place.shear(lean, 0);
            place.scale(0.85 + random.nextDouble() * 0.3, 0.85 + random.nextDouble() * 0.3);
            var stroke = trembling(outline(character, size), size / 45);
            page.fill(place.createTransformedShape(stroke));
            x += width(character, size) * (0.8 + random.nextDouble() * 0.15);
        }
    }

    /** The red round seal of an organisation: its name along the rim, a star in the middle. */
    void stamp(String name, double x, double y, double radius) {
        var upright = page.getTransform();
        page.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.78f));
        page.setColor(SEAL);
        page.translate(x, y);
        page.rotate(random.nextGaussian() * 0.12);
        page.setStroke(new BasicStroke((float) radius / 18));
        page.draw(new Ellipse2D.Double(-radius, -radius, radius * 2, radius * 2));
        page.fill(star(radius * 0.32));
        var size = (float) radius / 3.2f;
        var characters = name.codePoints().mapToObj(Character::toString).toList();
        double step = Math.toRadians(Math.min(34, 240.0 / characters.size()));
        for (int i = 0; i < characters.size(); i++) {
            var place = AffineTransform.getRotateInstance((i - (characters.size() - 1) / 2.0) * step);
            place.translate(-width(characters.get(i), size) / 2, -radius * 0.66);
            page.fill(place.createTransformedShape(outline(characters.get(i), size)));
        }
        page.setTransform(upright);
        page.setComposite(AlphaComposite.SrcOver);
    }

    /** What the lamp and the sensor add. */
    BufferedImage scanned() {
        var row = new int[WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            image.getRGB(0, y, WIDTH, 1, row, 0, WIDTH);
            for (int x = 0; x < WIDTH; x++) {
                int shade = random.nextInt(NOISE) - NOISE + Math.min(0, Math.min(x, WIDTH - x) - 12);
                row[x] = channel(row[x] >> 16, shade) << 16 | channel(row[x] >> 8, shade) << 8 | channel(row[x], shade);
            }
            image.setRGB(0, y, WIDTH, 1, row, 0, WIDTH);
        }
        return image;
    }

    private static int channel(int value, int shade) {
        return Math.max(0, Math.min(255, (value & 0xFF) + shade));
    }

    private Shape outline(String text, float size) {
        if (font != null) {
            return font.deriveFont(size)
                    .createGlyphVector(page.getFontRenderContext(), text)
                    .getOutline();
        }
        return new Rectangle2D.Double(0, -size * 0.7, width(text, size) * 0.94, size * 0.6);
    }

    private Shape trembling(Shape shape, double much) {
        var path = new Path2D.Double();
        var at = new double[6];
        for (var points = shape.getPathIterator(null); !points.isDone(); points.next()) {
            int kind = points.currentSegment(at);
            for (int i = 0; i < at.length; i++) {
                at[i] += random.nextGaussian() * much;
            }
            switch (kind) {
                case PathIterator.SEG_MOVETO -> path.moveTo(at[0], at[1]);
                case PathIterator.SEG_LINETO -> path.lineTo(at[0], at[1]);
                case PathIterator.SEG_QUADTO -> path.quadTo(at[0], at[1], at[2], at[3]);
                case PathIterator.SEG_CUBICTO -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
                default -> path.closePath();
            }
        }
        return path;
    }

    private static Shape star(double radius) {
        var star = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double angle = Math.PI * i / 5;
            double far = i % 2 == 0 ? radius : radius * 0.38;
            if (i == 0) {
                star.moveTo(0, -far);
            } else {
                star.lineTo(Math.sin(angle) * far, -Math.cos(angle) * far);
            }
        }
        star.closePath();
        return star;
    }
}
