package io.keypost.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** JSON that nobody would write by mistake. */
final class HostileJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static List<JsonNode> values() {
        var all = new ArrayList<JsonNode>();
        for (var text : List.of(
                "",
                " ",
                "\u0000",
                "a\u0000b",
                "\uD800",
                "a\uDC00",
                "\uFFFF",
                "\u202E",
                "\u0007",
                "\n",
                "x".repeat(300),
                "x".repeat(5000),
                "张".repeat(70_000),
                "true",
                "7",
                "2026-02-30",
                "0000-01-01",
                "1899-12-31",
                "2200-01-01",
                "+999999999-12-31",
                "-999999999-01-01",
                "2026-01-05T10:00:00.000+0800",
                "ACTIVE",
                "String",
                "Object",
                "File",
                "Bytes",
                "Date",
                "Json",
                "Null",
                "Nonsense",
                "${7*7}",
                "#{x}",
                "\uD83D\uDE00".repeat(200))) {
            all.add(JSON.textNode(text));
        }
        all.add(JSON.nullNode());
        all.add(JSON.booleanNode(true));
        for (var number : List.of("0", "-1", "1.5", "2147483648", "-9223372036854775809", "1e400", "1e-400", "0.1")) {
            all.add(JSON.numberNode(new BigDecimal(number)));
        }
        all.add(JSON.numberNode(new BigInteger("9".repeat(900))));
        all.add(JSON.arrayNode());
        all.add(JSON.arrayNode().add(JSON.nullNode()).add("x").add(7));
        all.add(JSON.objectNode());
        all.add(JSON.objectNode().put("x", 1));
        all.add(JSON.objectNode().put("value", "x").put("type", "Object"));
        all.add(JSON.objectNode().put("value", 7).put("type", "String"));
        all.add(JSON.objectNode().put("value", "x").put("type", "Integer"));
        var deep = JSON.arrayNode();
        for (var depth = 0; depth < 200; depth++) {
            deep = JSON.arrayNode().add(deep);
        }
        all.add(deep);
        return all;
    }

    private HostileJson() {}
}
