package io.keypost.register.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ContentDisposition;

/** A file's name, which its sender chose, stays inside its header, in the way {@link DocumentsApi} writes it (CVE-2026-59314). */
class SplitResponseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nSet-Cookie: x=y.pdf",
                "a\nX-Injected: y.pdf",
                "a\rX-Injected: y.pdf",
                "a\\\r\n\"; filename=\"evil.html",
                "扫描\r\n\r\n<script>.pdf",
                "\u2028a\u0000.pdf"
            })
    void aNameBreaksNoHeader(String name) {
        for (var builder :
                new ContentDisposition.Builder[] {ContentDisposition.inline(), ContentDisposition.attachment()}) {
            var header = builder.filename(name, StandardCharsets.UTF_8).build().toString();

            assertThat(header).matches("[\\x20-\\x7E]+");
            assertThat(header.replaceAll("\"[^\"]*\"", "").split(";")).hasSize(3);
        }
    }
}
