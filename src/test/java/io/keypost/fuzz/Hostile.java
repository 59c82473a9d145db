package io.keypost.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What nobody would write by mistake. */
final class Hostile {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** In place of a part of the path. */
    static final List<String> SEGMENTS = List.of(
            "%00",
            "a%00b",
            "%",
            "%zz",
            "%2e%2e",
            "..",
            ".",
            "%2f",
            "%5c",
            "\\",
            "%25",
            "%0a",
            "%0d%0aX:y",
            "%7f",
            "",
            "-1",
            "0",
            "999999999",
            "2147483648",
            "9223372036854775807",
            "99999999999999999999",
            "1e9",
            "NaN",
            "null",
            "%E5%BC%A0",
            "%ED%A0%80",
            "%C0%AF",
            "%F0%9F%98%80",
            "%E2%80%AE",
            "%20",
            "+",
            "a;b=c",
            "x".repeat(300),
            "x".repeat(9000),
            "'",
            "%22",
            "%3Cscript%3E",
            "${7*7}",
            "{x}",
            "|",
            "^",
            "%24%7B7*7%7D",
            "default",
            "no-such");

    /** Behind a part of the path. */
    static final List<String> SUFFIXES = List.of(
            "/",
            "//",
            ";jsessionid=1234",
            ";a=b",
            "%3b",
            "%2f",
            "/.",
            "/..",
            ".json",
            ".html",
            "%20",
            "%00",
            "\\",
            "#x",
            "?",
            "/../");

    /** Before the whole path. */
    static final List<String> PREFIXES = List.of(
            "/",
            "//",
            "/.",
            "/..",
            "/%2e",
            "/x/..",
            "/;a",
            "\\",
            "http://evil.example",
            "/camunda",
            "/api",
            "/camunda/api/",
            "/camunda/api//engine");

    /** In a query or a form, encoded. */
    static final List<String> VALUES = List.of(
            "",
            "%20",
            "%00",
            "a%00b",
            "%",
            "%zz",
            "%ED%A0%80",
            "%C0%AF",
            "%F0%9F%98%80",
            "%E2%80%AEtxt",
            "%0a%0d",
            "%07",
            "+",
            "%25",
            "_",
            "%5c",
            "%27",
            "%22",
            "'%20or%201=1--",
            ",",
            ",,",
            "ACTIVE,",
            "ACTIVE,%20",
            "%20,ACTIVE",
            "SLEEPING",
            "active",
            "-1",
            "0",
            "1",
            "1.5",
            "1e3",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "1".repeat(400),
            "true",
            "false",
            "maybe",
            "null",
            "NaN",
            "0x10",
            "%EF%BC%91",
            "%D9%A1",
            "2026-02-30",
            "2026-13-01",
            "0000-01-01",
            "-0001-01-01",
            "1899-12-31",
            "2200-01-01",
            "9999-12-31",
            "%2B10000-01-01",
            "%2B999999999-12-31",
            "-999999999-01-01",
            "2026-01-01T00:00:00Z",
            "1767542400000",
            "2026-01-05T10:00:00.000%2B0800",
            "999999999-01-01T00:00:00.000%2B0800",
            "lastDay,desc",
            "lastDay,desc,x",
            "desc",
            "number;drop",
            "created",
            "$%7B7*7%7D",
            "x".repeat(300),
            "x".repeat(5000),
            "%E5%BC%A0".repeat(500),
            "x%0d%0aSet-Cookie:a=b",
            "%3Cscript%3E");

    /** A header each. */
    static final List<String> HEADERS = List.of(
            "Accept:",
            "Accept:nonsense",
            "Accept:image/png",
            "Accept:text/html",
            "Accept:application/json;q=2",
            "Accept:*",
            "Accept:a/b;c",
            "Accept:application/xml",
            "Accept:application/hal+json",
            "Accept-Language:",
            "Accept-Language:**-_;q=9",
            "Accept-Language:en",
            "Accept-Language:" + "zh,".repeat(1000),
            "Content-Type:",
            "Content-Type:nonsense",
            "Content-Type:text/plain",
            "Content-Type:application/json;charset=utf-16",
            "Content-Type:application/json;charset=nonsense",
            "Content-Type:application/xml",
            "Content-Type:application/x-www-form-urlencoded",
            "Content-Type:application/x-www-form-urlencoded;charset=nonsense",
            "Content-Type:multipart/form-data",
            "Content-Type:multipart/form-data; boundary=x",
            "Content-Type:application/hal+json",
            "Content-Encoding:gzip",
            "Content-Encoding:nonsense",
            "Range:bytes=0-",
            "Range:bytes=5-1",
            "Range:bytes=-",
            "Range:nonsense",
            "Range:bytes=" + "0-1,".repeat(300) + "0-1",
            "If-None-Match:*",
            "If-None-Match:\"",
            "If-Modified-Since:nonsense",
            "If-Match:\"x\"",
            "Authorization:Basic",
            "Authorization:Basic !!!!",
            "Authorization:Basic bm9ib2R5",
            "Authorization:Basic bm9ib2R5Omd1ZXNz",
            "Authorization:Basic AAAAAA==",
            "Authorization:Bearer x",
            "Authorization:Digest x",
            "X-HTTP-Method-Override:DELETE",
            "X-Forwarded-Host:evil.example",
            "X-Forwarded-For:1.2.3.4",
            "X-Forwarded-Proto:gopher",
            "X-Forwarded-Port:99999",
            "Forwarded:for=x;host=y",
            "Origin:null",
            "Origin:http://evil.example",
            "Referer:\u0001",
            "User-Agent:",
            "X:" + "y".repeat(7000),
            "Expect:nonsense",
            "Transfer-Encoding:nonsense",
            "Cookie2:x",
            "Upgrade:h2c",
            "X-Requested-With:XMLHttpRequest",
            "Host:",
            "Host:a b",
            "Host:[::1");

    static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "OPTIONS",
            "PATCH",
            "TRACE",
            "PROPFIND",
            "CONNECT",
            "FOO",
            "get",
            "G\u0001T");

    static final List<String> FILE_NAMES = List.of(
            "a\u0000b.pdf",
            "\u0000",
            "../../etc/passwd",
            "..\\x.pdf",
            "",
            " ",
            "a\tb.pdf",
            "\u202Efdp.exe",
            "x".repeat(3000) + ".pdf",
            "\uD83D\uDE00.pdf",
            "a;b=c.pdf",
            "a\\\"b.pdf",
            "CON",
            "%00.pdf",
            "=?UTF-8?Q?=00?=",
            "=?x?y?z?=");

    private Hostile() {}

    static List<JsonNode> jsonValues() {
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
}
