package io.keypost.platform.webapp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keypost.platform.webapp.WebappGuard.Fault;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a call of the webapps carries, in its query and its body, held against what such a call may carry. */
final class WebappBody {

    /** Deep enough for any page's query, far from what a stack can take. */
    private static final int DEEPEST = 20;

    /** Values that are what they say. An object, or a file, the engine would make by the name of a class. */
    private static final Set<String> PLAIN_TYPES =
            Set.of("String", "Boolean", "Integer", "Long", "Double", "Date", "Null");

    private static final Fault MALFORMED = new Fault(HttpStatus.BAD_REQUEST, "guard.malformed");
    private static final Fault NOT_ASKED = new Fault(HttpStatus.BAD_REQUEST, "guard.field");
    private static final Fault NO_VARIABLE = new Fault(HttpStatus.BAD_REQUEST, "guard.variable");

    /** Of two equal keys, the engine and we might each read another. */
    private static final ObjectMapper STRICT = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private WebappBody() {}

    static @Nullable Fault faultOf(WebappCalls.Call call, @Nullable String query, byte[] body) {
        if (query != null && !query.isEmpty() && !isAsked(call, query)) {
            return NOT_ASKED;
        }
        if (body.length == 0) {
            return null;
        }
        try {
            // Strictly UTF-8: a parser that guesses the encoding may guess otherwise than the engine's.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            var json = STRICT.readTree(text.toString());
            return json.isObject() ? faultOf(call, json) : MALFORMED;
        } catch (IOException noJson) {
            return MALFORMED;
        }
    }

    private static boolean isAsked(WebappCalls.Call call, String query) {
        for (var pair : query.split("&", -1)) {
            try {
                var parts = URLDecoder.decode(pair, StandardCharsets.UTF_8).split("=", 2);
                if (!takes(call, parts[0], parts.length == 1 ? "" : parts[1])) {
                    return false;
                }
            } catch (IllegalArgumentException brokenEscape) {
                return false;
            }
        }
        return true;
    }

    private static boolean takes(WebappCalls.Call call, String key, String value) {
        var values = call.keys().get(key);
        return values != null && values.matcher(value).matches() && isText(value);
    }

    /** No database takes a NUL, or half of a character. */
    private static boolean isText(String value) {
        return value.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(value);
    }

    private static @Nullable Fault faultOf(WebappCalls.Call call, JsonNode node) {
        for (var field : node.properties()) {
            var value = field.getValue();
            if (call.variables() && field.getKey().equals(WebappCalls.VARIABLES)) {
                if (!areVariables(value)) {
                    return NO_VARIABLE;
                }
            } else if (!takes(call, field.getKey(), value.asText())) {
                return NOT_ASKED;
            } else if (value.isContainerNode()) {
                var fault = faultOf(call, value);
                if (fault != null) {
                    return fault;
                }
            }
        }
        if (node.isArray()) {
            for (var element : node) {
                var fault = isText(element.asText()) ? faultOf(call, element) : MALFORMED;
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private static boolean areVariables(JsonNode variables) {
        return variables.isNull()
                || (variables.isObject()
                        && variables.properties().stream()
                                .allMatch(one -> isText(one.getKey()) && isVariable(one.getValue())));
    }

    private static boolean isVariable(JsonNode variable) {
        return variable.isObject()
                && variable.properties().stream().allMatch(part -> isPart(part.getKey(), part.getValue()));
    }

    private static boolean isPart(String key, JsonNode value) {
        return switch (key) {
            case "type" -> value.isTextual() && PLAIN_TYPES.contains(value.textValue());
            case "value" -> value.isValueNode() && isText(value.asText());
            default -> false;
        };
    }
}
