package io.keypost.demo;

import io.keypost.agreement.Agreement;
import io.keypost.platform.security.UserNames;
import io.keypost.post.Posts;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** No paper, no scanner: pictures of the agreement's first sheet, signed and sealed, stand in for the scans. Each is another file. */
@Component
@Profile("demo")
@RequiredArgsConstructor
class SampleScans {

    private static final Logger LOG = LoggerFactory.getLogger(SampleScans.class);

    private static final Pattern BLANK = Pattern.compile("\\{\\{=?([\\w.]+)(?:\\|([^}]*))?}}");
    private static final float TITLE = 30;
    private static final float BODY = 18;
    private static final double LINE = 27;
    private static final double LEFT = 110;
    private static final double RIGHT = ScannedPage.WIDTH - LEFT;
    private static final double MIDDLE = 520;
    private static final float QUALITY = 0.4f;

    private final Posts posts;
    private final UserNames names;
    private final Clock clock;
    private @Nullable Font font;

    /** A JPEG of the paper the holder has signed, before or after it was sealed. */
    byte[] of(Agreement agreement, boolean isSealed) {
        var page = new ScannedPage(font(), agreement.number().hashCode() * 2L + (isSealed ? 1 : 0));
        double y = 120;
        for (var line : lines(agreement)) {
            var text = line.text();
            switch (line.kind()) {
                case "heading" -> page.print(text, TITLE, (ScannedPage.WIDTH - page.width(text, TITLE)) / 2, y);
                case "right" -> page.print(text, BODY, RIGHT - page.width(text, BODY), y);
                case "sign" -> sign(page, agreement, text.split("\\|"), y + 2 * LINE, isSealed);
                default -> {
                    double indent = line.kind().equals("paragraph") ? 2 * BODY : 0;
                    for (var part : wrapped(page, text, RIGHT - LEFT - 2 * BODY)) {
                        page.print(part, BODY, LEFT + indent, y);
                        indent = 0;
                        y += LINE;
                    }
                    y -= LINE;
                }
            }
            y += line.kind().equals("heading") ? 2 * LINE : LINE;
        }
        return jpeg(page);
    }

    private record Line(String kind, String text) {}

    /** The sheet before the annex, filled in. */
    private List<Line> lines(Agreement agreement) {
        var person = names.of(agreement.staffNo());
        var term = agreement.term();
        var values = Map.ofEntries(
                Map.entry("number", agreement.number()),
                Map.entry("partyA", agreement.partyA()),
                Map.entry("partyB", person),
                Map.entry("department", agreement.department()),
                Map.entry(
                        "post",
                        posts.findById(agreement.postCode()).orElseThrow().name()),
                Map.entry("years", Integer.toString(term.years())),
                Map.entry(
                        "confidentialityAgreementNo",
                        agreement.confidentialityAgreementNo().orElse("")));
        var days = Map.of(
                "labourContractDate", agreement.wording().labourContractSignedOn(),
                "firstDay", term.firstDay(),
                "lastDay", term.lastDay());
        var lines = new ArrayList<Line>();
        for (var line : template().lines().toList()) {
            if (line.startsWith("annex:")) {
                break;
            }
            if (line.matches("(heading|right|left|paragraph|clause|item|sign):.*")) {
                var text = BLANK.matcher(line.substring(line.indexOf(':') + 1).strip())
                        .replaceAll(blank -> filled(values, days, blank.group(1), blank.group(2)));
                lines.add(new Line(line.substring(0, line.indexOf(':')), text));
            }
        }
        return lines;
    }

    private static String filled(
            Map<String, String> values, Map<String, LocalDate> days, String name, @Nullable String otherwise) {
        var day = days.get(name.replaceAll("\\..*", ""));
        if (day != null) {
            return Integer.toString(
                    name.endsWith("year")
                            ? day.getYear()
                            : name.endsWith("month") ? day.getMonthValue() : day.getDayOfMonth());
        }
        var value = values.getOrDefault(name, "");
        return value.isEmpty() ? Objects.requireNonNullElse(otherwise, "") : value;
    }

    /** The parties' places, and what each has put there. */
    private void sign(ScannedPage page, Agreement agreement, String[] parts, double y, boolean isSealed) {
        page.print(parts[0].strip(), BODY, LEFT, y);
        page.print(parts[1].strip(), BODY, MIDDLE, y);
        page.write(names.of(agreement.staffNo()), 46, MIDDLE + page.width(parts[1].strip(), BODY), y + 6);
        var signedOn = agreement.signatures().holderSignedOn().orElseGet(() -> LocalDate.now(clock));
        page.write(signedOn.toString().replace('-', '.'), 26, MIDDLE + 20, y + 3 * LINE);
        if (isSealed) {
            page.stamp(agreement.partyA(), LEFT + 170, y + LINE, 105);
            page.write(LocalDate.now(clock).toString().replace('-', '.'), 26, LEFT + 20, y + 3 * LINE);
        }
    }

    private static List<String> wrapped(ScannedPage page, String text, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (page.width(line.toString(), BODY) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.appendCodePoint(c);
        });
        lines.add(line.toString());
        return lines;
    }

    private static byte[] jpeg(ScannedPage page) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(page.scanned(), null, null), how);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String template() {
        try {
            return new ClassPathResource("documents/agreement.zh.txt").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A Java for servers may lack what draws letters; the sample organisation does without rather than not begin. */
    private @Nullable Font font() {
        if (font == null) {
            try (var file = new ClassPathResource("fonts/NotoSerifSC-Regular.ttf").getInputStream()) {
                font = Font.createFont(Font.TRUETYPE_FONT, file);
            } catch (IOException | FontFormatException | RuntimeException | LinkageError | InternalError none) {
                LOG.debug("no letters on the sample scans", none);
            }
        }
        return font;
    }
}
