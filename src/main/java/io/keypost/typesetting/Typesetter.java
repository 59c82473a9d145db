package io.keypost.typesetting;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lombok.RequiredArgsConstructor;

/** Sets a filled template as a PDF for signing and for the archive. Safe for use by many threads. */
@RequiredArgsConstructor
public final class Typesetter {

    private final Fonts fonts;

    /**
     * Dates among the values are given as 2026-01-01.
     *
     * @throws io.keypost.rule.Refusal if a value is missing, is no date where one is needed, or cannot be printed
     */
    public TypesetDocument typeset(
            DocumentTemplate template, Map<String, String> values, Map<String, List<String>> lists, Instant createdAt) {
        var filling = new Filling(fonts, values, lists);
        var pages = Pages.of(new Composer(fonts, filling).compose(template.blocks()));
        var paper = new Paper(new ArchiveProfile(
                filling.plain(template.header("title")),
                filling.plain(template.header("language")),
                createdAt,
                sha256(identity(template, values, lists, createdAt))));
        for (int i = 0; i < pages.size(); i++) {
            paper.page(pages.get(i), footer(template, i + 1, pages.size()));
        }
        var bytes = paper.finish();
        return new TypesetDocument(bytes, HexFormat.of().formatHex(sha256(bytes)), pages.size());
    }

    private Line footer(DocumentTemplate template, int page, int pages) {
        var numbers = Map.of("page", Integer.toString(page), "pages", Integer.toString(pages));
        var spans = new Filling(fonts, numbers, Map.of()).spans(template.header("footer"));
        return Line.of(Cell.of(spans, fonts, false, PageFormat.FOOTER).get(0), PageFormat.FOOTER, 0);
    }

    private static byte[] identity(
            DocumentTemplate template, Map<String, String> values, Map<String, List<String>> lists, Instant createdAt) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, template.source());
            for (var value : new TreeMap<>(values).entrySet()) {
                write(out, value.getKey());
                write(out, value.getValue());
            }
            for (var list : new TreeMap<>(lists).entrySet()) {
                write(out, list.getKey());
                out.writeInt(list.getValue().size());
                for (var item : list.getValue()) {
                    write(out, item);
                }
            }
            out.writeLong(createdAt.getEpochSecond());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
