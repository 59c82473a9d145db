package io.keypost.fuzz;

import java.util.List;

/** Paths that nobody would write by mistake. */
final class HostilePaths {

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

    private HostilePaths() {}
}
