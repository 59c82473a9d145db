package io.keypost.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keypost.fuzz.Draft.Field;
import io.keypost.fuzz.Draft.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Ways in which a request may be wrong. */
final class Mutations {

    private static final int ONE_IN = 40;

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** Makes one thing wrong, sometimes two, and now and then nothing. */
    void spoil(Draft draft) {
        if (random.nextInt(ONE_IN) == 0) {
            return;
        }
        for (var wrong = random.nextInt(4) == 0 ? 2 : 1; wrong > 0; wrong--) {
            var ways = new ArrayList<Consumer<Draft>>(List.of(this::path, this::query, this::header, this::method));
            if (draft.raw == null && (draft.json != null || draft.form != null || draft.parts != null)) {
                // What is sent matters more than how.
                ways.addAll(List.of(this::body, this::body, this::body, this::body, this::body));
            }
            if (draft.path.contains("%7B") || !draft.query.isEmpty()) {
                ways.addAll(List.of(this::query, this::query));
            }
            any(ways).accept(draft);
        }
    }

    private void path(Draft draft) {
        var segments = draft.path.split("/", -1);
        var at = 1 + random.nextInt(Math.max(1, segments.length - 1));
        var way = random.nextInt(8);
        if (way < 5) {
            segments[Math.min(at, segments.length - 1)] = any(HostilePaths.SEGMENTS);
            draft.path = String.join("/", segments);
        } else if (way < 7) {
            segments[Math.min(at, segments.length - 1)] += any(HostilePaths.SUFFIXES);
            draft.path = String.join("/", segments);
        } else {
            draft.path = any(HostilePaths.PREFIXES) + draft.path;
        }
    }

    private void query(Draft draft) {
        var way = random.nextInt(6);
        if (draft.query.isEmpty() || way == 0) {
            var name =
                    any(List.of("status", "page", "size", "sort", "q", "lang", "x", "%00", "q%zz", "", "maxResults"));
            draft.query.add(new Field(name, any(Hostile.VALUES)));
            return;
        }
        var at = random.nextInt(draft.query.size());
        var field = draft.query.get(at);
        switch (way) {
            case 1 -> draft.query.add(new Field(field.name(), any(Hostile.VALUES)));
            case 2 -> draft.query.remove(at);
            default -> draft.query.set(at, new Field(field.name(), any(Hostile.VALUES)));
        }
    }

    private void header(Draft draft) {
        if (random.nextInt(6) == 0) {
            draft.tokens = false;
            return;
        }
        var header = any(Hostile.HEADERS);
        var colon = header.indexOf(':');
        draft.headers.put(header.substring(0, colon), header.substring(colon + 1));
    }

    private void method(Draft draft) {
        draft.method = any(Hostile.METHODS);
    }

    private void body(Draft draft) {
        if (draft.json != null) {
            json(draft, draft.json);
        } else if (draft.parts != null) {
            multipart(draft, draft.parts);
        } else if (draft.form != null) {
            form(draft.form);
        }
    }

    private void form(List<Field> form) {
        if (form.isEmpty() || random.nextInt(6) == 0) {
            form.add(new Field(any(List.of("x", "%zz", "%00", "from", "holidays[99999999]")), any(Hostile.VALUES)));
            return;
        }
        var at = random.nextInt(form.size());
        switch (random.nextInt(5)) {
            case 0 -> form.remove(at);
            case 1 -> form.add(new Field(form.get(at).name(), any(Hostile.VALUES)));
            default -> form.set(at, new Field(form.get(at).name(), any(Hostile.VALUES)));
        }
    }

    private void multipart(Draft draft, List<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        switch (random.nextInt(7)) {
            case 0 ->
                parts.set(
                        0,
                        new Part(
                                "name=\"file\"; filename=\"" + any(Hostile.FILE_NAMES) + "\"",
                                any(List.of("application/pdf", "x", "text/html", "")),
                                parts.get(0).content()));
            case 1 ->
                parts.set(
                        0,
                        new Part(
                                any(List.of(
                                        "name=\"x\"",
                                        "",
                                        "name",
                                        "filename=a",
                                        "name=\"file\"; filename*=x''%00",
                                        "name=\"file\"; filename*=UTF-8''%E0%zz.pdf")),
                                "application/pdf",
                                parts.get(0).content()));
            case 2 ->
                parts.set(
                        0,
                        new Part(
                                parts.get(0).disposition(),
                                "application/pdf",
                                any(List.of("", "%PDF-1.7\n", "\0".repeat(3_000_000)))));
            case 3 -> {
                for (var more = any(List.of(2, 60, 1100)); more > 0; more--) {
                    parts.add(new Part("name=\"p" + more + "\"", "text/plain", "x"));
                }
            }
            case 4 ->
                draft.headers.put(
                        "Content-Type",
                        any(List.of(
                                "multipart/form-data",
                                "multipart/form-data; boundary=",
                                "multipart/mixed; boundary=x",
                                "multipart/form-data; boundary=other",
                                "multipart/form-data; boundary=" + "b".repeat(5000))));
            case 5 -> draft.raw = cut(draft.body());
            default -> parts.remove(random.nextInt(parts.size()));
        }
    }

    private void json(Draft draft, JsonNode whole) {
        var way = random.nextInt(10);
        if (way < 6) {
            var objects = new ArrayList<ObjectNode>();
            collect(whole, objects);
            if (!objects.isEmpty()) {
                var object = any(objects);
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                var name = names.isEmpty() ? "x" : any(names);
                if (way == 5) {
                    object.remove(name);
                } else {
                    object.set(name, any(HostileJson.values()));
                }
            }
            return;
        }
        var text = Draft.text(whole);
        switch (random.nextInt(9)) {
            case 0 ->
                draft.raw =
                        Draft.bytes(any(List.of("", " ", "null", "[]", "0", "\"x\"", "true", "{}", "[{}]", "{{}}")));
            case 1 -> draft.raw = Draft.bytes(text + any(List.of(" x", "{}", "]", "\u0000", "//", text)));
            case 2 -> draft.raw = Draft.bytes(doubled(text));
            case 3 -> draft.raw = cut(Draft.bytes(text));
            case 4 ->
                draft.raw = text.getBytes(
                        any(List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1)));
            case 5 ->
                draft.raw = Draft.bytes(
                        any(List.of("[", "{\"x\":", "{\"variables\":")).repeat(any(List.of(50, 2000, 50_000))));
            case 6 -> draft.raw = Draft.bytes("\uFEFF" + text);
            case 7 -> draft.raw = text.replace(":", ":\u00ff").getBytes(StandardCharsets.ISO_8859_1);
            default -> draft.raw = Draft.bytes("[" + text + "]");
        }
    }

    /** The first key once more, with a value of another type. */
    private String doubled(String json) {
        var end = json.indexOf(':');
        return end < 0
                ? json
                : json.charAt(0) + json.substring(1, end) + ":" + any(List.of("[]", "{}", "7", "\"x\"", "null")) + ","
                        + json.substring(1);
    }

    private byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, random.nextInt(whole.length + 1));
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
            object.forEach(child -> collect(child, objects));
        } else if (node instanceof ArrayNode array) {
            array.forEach(child -> collect(child, objects));
        }
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
