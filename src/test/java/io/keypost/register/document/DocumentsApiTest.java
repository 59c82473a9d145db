package io.keypost.register.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import io.keypost.PaperScan;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

@KeypostTest
class DocumentsApiTest {

    private final Callers callers;

    @Autowired
    Cases cases;

    @LocalServerPort
    int port;

    DocumentsApiTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @Test
    void anUploadIsKeptAsItCame() throws Exception {
        var bytes = PaperScan.pdf();
        var answer = upload("seal1", "协议 扫描件.pdf", bytes)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.pages").isNumber())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String sha256 = JsonPath.read(answer, "$.sha256");
        var path = "/api/documents/" + JsonPath.read(answer, "$.id");
        var file = callers.get("seal1", path)
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string(
                                "Content-Disposition",
                                allOf(startsWith("inline"), containsString("filename*=UTF-8''%E5%8D%8F%E8%AE%AE%20"))))
                .andExpect(header().string("ETag", "\"" + sha256 + "\""))
                .andExpect(header().string("X-Frame-Options", "SAMEORIGIN"))
                .andExpect(header().string("Content-Security-Policy", "frame-ancestors 'self'"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andReturn();
        assertThat(file.getResponse().getContentAsByteArray()).isEqualTo(bytes);
        callers.get("seal1", path + "?download=")
                .andExpect(header().string("Content-Disposition", startsWith("attachment")));
        callers.send("seal1", MockMvcRequestBuilders.get(path).header("If-None-Match", "\"" + sha256 + "\""))
                .andExpect(status().isNotModified());
    }

    @Test
    void whatIsNoScanIsRefusedWithASentence() throws Exception {
        upload("seal1", "scan.pdf", "<html></html>".getBytes(StandardCharsets.UTF_8))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.detail").isString())
                .andExpect(jsonPath("$.violations[0].message").isString());
    }

    @Test
    void auditorsHandInNothing() throws Exception {
        upload("auditor1", "scan.pdf", PaperScan.pdf()).andExpect(status().isForbidden());
    }

    @Test
    void aFileTooLargeForTheServerIsRefusedWithASentence() throws Exception {
        var body = "--keypost\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
                + "x".repeat(22_000_000) + "\r\n--keypost--\r\n";
        var answer = send(HttpRequest.BodyPublishers.ofString(body));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("文件过大，上限为 10 MB");
    }

    /** What no browser sends, and no test without the server's own reading of it would find. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a\0.pdf", "\0", "a\u0001\u007f.pdf", "", "..", "=?UTF-8?Q?=00?=", "\\\"", "签字页\u202efdp.exe"})
    void anyFileNameIsTaken(String name) throws Exception {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--keypost\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(PaperScan.pdf());
        body.writeBytes("\r\n--keypost--\r\n".getBytes(StandardCharsets.UTF_8));
        var answer = send(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));

        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 499);
    }

    private HttpResponse<String> send(HttpRequest.BodyPublisher body) throws Exception {
        var login = Base64.getEncoder().encodeToString(("seal1:" + Callers.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/documents"))
                .header("Content-Type", "multipart/form-data; boundary=keypost")
                .header("Authorization", "Basic " + login)
                .POST(body)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private ResultActions upload(String by, String name, byte[] bytes) throws Exception {
        return callers.send(
                by,
                MockMvcRequestBuilders.multipart("/api/documents")
                        .file(new MockMultipartFile("file", name, "application/pdf", bytes)));
    }
}
