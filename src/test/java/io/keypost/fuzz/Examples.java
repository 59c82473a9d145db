package io.keypost.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values a field would take: by its name where that says more than its type. */
final class Examples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final LocalDate today;
    private final Map<String, List<String>> known;

    /**
     * @param known what is there, by the name of the field or path variable that refers to it
     */
    Examples(LocalDate today, Map<String, List<String>> known) {
        this.today = today;
        this.known = known;
    }

    static boolean isValue(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || type.getName().startsWith("java.lang.")
                || LocalDate.class.equals(type)
                || Collection.class.isAssignableFrom(type);
    }

    /** An id that is there, of what the route is about. */
    String inPath(String pattern, String name, Class<?> type, int variant) {
        var start = pattern.indexOf('/', 1);
        var about = pattern.replaceFirst("^/api", "").split("/", -1)[1];
        var ids = known.getOrDefault(about + "." + name, known.getOrDefault(name, List.of()));
        if (!ids.isEmpty() || start < 0) {
            return ids.isEmpty() ? "none" : ids.get(variant % ids.size());
        }
        return text(name, type, variant);
    }

    String text(String name, Class<?> type, int variant) {
        var ids = known.getOrDefault(name, List.of());
        if (!ids.isEmpty()) {
            return ids.get(variant % ids.size());
        }
        if (type.isEnum()) {
            return String.valueOf(type.getEnumConstants()[variant % type.getEnumConstants().length]);
        }
        if (type.equals(boolean.class) || type.equals(Boolean.class)) {
            return Boolean.toString(variant % 2 == 0);
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return Integer.toString(1 + variant);
        }
        var isDay = LocalDate.class.equals(type) || name.endsWith("On") || name.endsWith("Day");
        return isDay ? today.plusDays(variant - 1L).toString() : "理由 " + variant;
    }

    /** What the form of the calendar's page sends. */
    Map<String, String> calendarForm() {
        var form = new LinkedHashMap<String, String>();
        form.put("from", today.getYear() + "-05-01");
        form.put("to", today.getYear() + "-05-05");
        form.put("name", "劳动节");
        form.put("workday", "");
        form.put("source", "国办发明电");
        return form;
    }

    JsonNode json(Class<?> record, int variant) {
        var object = JSON.objectNode();
        for (var component : record.getRecordComponents()) {
            object.set(component.getName(), value(component.getName(), component.getGenericType(), variant));
        }
        return object;
    }

    private JsonNode value(String name, Type type, int variant) {
        if (type instanceof ParameterizedType several) {
            return JSON.arrayNode().add(value(name, several.getActualTypeArguments()[0], variant));
        }
        var one = (Class<?>) type;
        if (one.isRecord()) {
            return json(one, variant);
        }
        if (OffsetDateTime.class.equals(one)) {
            return JSON.textNode(today.atStartOfDay().atOffset(ZoneOffset.UTC).toString());
        }
        var text = text(name, one, variant);
        if (one.equals(Boolean.class)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        return Number.class.isAssignableFrom(one) ? JSON.numberNode(Long.parseLong(text)) : JSON.textNode(text);
    }
}
