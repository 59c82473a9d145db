package io.keypost.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request that is still being thought up. What it begins with is right; {@link Mutations} spoil it. */
final class Draft {

    /** A parameter, encoded already. */
    record Field(String name, String value) {

        @Override
        public String toString() {
            return name + "=" + value;
        }
    }

    /** A part of a multipart body: what follows {@code form-data}, and what it holds, a byte a character. */
    record Part(String disposition, String type, String content) {}

    static final String BOUNDARY = "----keypost";

    /** Lone surrogates have no bytes of their own, but an escape. */
    static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    String method;
    String path;
    final List<Field> query = new ArrayList<>();
    final Map<String, String> headers = new LinkedHashMap<>();

    @Nullable
    JsonNode json;

    @Nullable
    List<Field> form;

    @Nullable
    List<Part> parts;

    byte @Nullable [] raw;
    /** Whether it brings the tokens that our pages send against forgery. */
    boolean tokens = true;
    /** Who might well send it. */
    @Nullable
    String rightful;

    Draft(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static Draft get(String path) {
        return new Draft("GET", path);
    }

    static Draft post(String path, JsonNode json) {
        return new Draft("POST", path).with(json);
    }

    Draft with(JsonNode body) {
        json = body;
        headers.put("Content-Type", "application/json");
        return this;
    }

    Draft copy() {
        var copy = new Draft(method, path);
        copy.query.addAll(query);
        copy.headers.putAll(headers);
        copy.json = json == null ? null : json.deepCopy();
        copy.form = form == null ? null : new ArrayList<>(form);
        copy.parts = parts == null ? null : new ArrayList<>(parts);
        copy.raw = raw;
        copy.tokens = tokens;
        copy.rightful = rightful;
        return copy;
    }

    String target() {
        var parameters = query.stream().map(Field::toString).collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }

    byte[] body() {
        if (raw != null) {
            return raw;
        }
        if (json != null) {
            return bytes(text(json));
        }
        if (form != null) {
            return bytes(form.stream().map(Field::toString).collect(Collectors.joining("&")));
        }
        return parts == null ? new byte[0] : multipart(parts);
    }

    static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] multipart(List<Part> parts) {
        var body = new ByteArrayOutputStream();
        for (var part : parts) {
            body.writeBytes(bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + part.disposition()
                    + "\r\nContent-Type: " + part.type() + "\r\n\r\n"));
            body.writeBytes(part.content().getBytes(StandardCharsets.ISO_8859_1));
            body.writeBytes(bytes("\r\n"));
        }
        body.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }
}
