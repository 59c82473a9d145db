package io.keypost.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.keypost.KeypostTest;
import io.keypost.PaperScan;
import io.keypost.agreement.Agreement;
import io.keypost.process.Cases;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** All entrances for files, with all files that are no scans. */
@KeypostTest
class UploadsTest {

    private static final String API = "/api/documents";
    private static final String PAGE = "/agreements/{number}/mutual-end";

    private final Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    JdbcTemplate database;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private Agreement agreement;

    UploadsTest(@Autowired WebApplicationContext application) {
        callers = new Callers(application);
    }

    @BeforeEach
    void aSignedAgreement() {
        agreement = cases.sealed("NETWORK");
    }

    @Test
    void theseAreAllEntrances() {
        var taking = requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                .filter(handler -> Arrays.asList(handler.getValue().getMethod().getParameterTypes())
                        .contains(MultipartFile.class))
                .flatMap(handler -> handler.getKey().getPatternValues().stream());

        assertThat(taking).containsExactlyInAnyOrder(API, PAGE);
    }

    @ParameterizedTest
    @CsvSource({API + ", zh", API + ", en", PAGE + ", zh", PAGE + ", en"})
    void whatIsNoScanIsRefusedAtEachWithTheRemedyAndLeavesNothing(String entrance, String language) throws Exception {
        for (var bad : noScans().entrySet()) {
            var before = stored();
            var answer = upload(entrance, "scan.pdf", bad.getValue(), language).andExpect(status().is4xxClientError());
            if (entrance.equals(API)) {
                answer.andExpect(jsonPath("$.violations[0].field").value("file"));
            }
            var said = answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
            assertThat(said)
                    .as(bad.getKey())
                    .containsPattern(language.equals("zh") ? "上传|选择文件" : "(?i)upload")
                    .contains(entrance.equals(API) ? "violations" : "kp-field-error");
            assertThat(stored()).as(bad.getKey()).isEqualTo(before);
        }
    }

    @Test
    void theLimitIsSaidInMegabytes() throws Exception {
        upload(API, "scan.pdf", new byte[(10 << 20) + 1], "zh")
                .andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.violations[0].message").value("文件大小为 10.1 MB，超过上限 10 MB。请降低扫描分辨率或分成几个文件后重新上传。"));
    }

    @ParameterizedTest
    @CsvSource({
        "foo.exe, foo.png, foo.png",
        "签字页\u202egnp.exe, 签字页gnp.png, %E7%AD%BE%E5%AD%97%E9%A1%B5gnp.png",
        "'a\r\nSet-Cookie: b', aSet-Cookie b.png, aSet-Cookie%20b.png",
        "a\0.pdf, a.png, a.png"
    })
    void aNameIsStoredAndGivenOutCleanWithItsTrueEnding(String sent, String kept, String encoded) throws Exception {
        var answer = upload(API, sent, PaperScan.png(), "zh")
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(answer, "$.id");
        assertThat(database.queryForObject("select file_name from document where id = ?", String.class, id))
                .isEqualTo(kept);
        var disposition = callers.get("hr1", "/api/documents/" + id + "?download=")
                .andExpect(header().string("Content-Type", "image/png"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(
                        header().string(
                                        "Content-Security-Policy",
                                        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"))
                .andReturn()
                .getResponse()
                .getHeader("Content-Disposition");
        assertThat(disposition).startsWith("attachment;").contains("filename*=UTF-8''" + encoded);
        assertThat(disposition).matches("\\p{Print}+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void aNameOfNothingIsGivenOneInTheReadersLanguage(String language) throws Exception {
        var answer = upload(API, "\u202e.exe", PaperScan.jpeg(), language)
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(database.queryForObject("select file_name from document where id = ?", String.class, (String)
                        JsonPath.read(answer, "$.id")))
                .isEqualTo(language.equals("zh") ? "扫描件.jpg" : "scan.jpg");
    }

    private Map<String, byte[]> noScans() {
        var all = new TreeMap<String, byte[]>();
        for (var kind : List.of("AGREEMENT", "APPOINTMENT_NOTICE")) {
            all.put("the " + kind + " as it was set", text(kind));
            all.put("the " + kind + " and a byte", Arrays.copyOf(text(kind), text(kind).length + 1));
        }
        all.put("nothing", new byte[] {' '});
        all.put("a page", "<!DOCTYPE html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        all.put("a program", new byte[] {'M', 'Z', (byte) 0x90, 0});
        all.put("an archive", new byte[] {'P', 'K', 3, 4});
        all.put("a script", PaperScan.pdf("/OpenAction<</S/JavaScript/JS(x)>>", ""));
        all.put("an attachment", PaperScan.pdf("/Names<</EmbeddedFiles<</Names[]>>>>", ""));
        all.put("a start", PaperScan.pdf("", "/Annots[<</Subtype/Link/A<</S/Launch/F(a.exe)>>>>]"));
        all.put(
                "encrypted",
                PaperScan.file(List.of("<</Type/Catalog>>".getBytes(StandardCharsets.US_ASCII)), "/Encrypt 1 0 R"));
        all.put("half a scan", Arrays.copyOf(PaperScan.pdf(), 2000));
        all.put("half a picture", Arrays.copyOf(PaperScan.jpeg(), 2000));
        all.put("a long picture", longPicture());
        all.put("too large", new byte[(10 << 20) + 1]);
        return all;
    }

    /** 40,000,000 x 1 */
    private static byte[] longPicture() {
        var png = PaperScan.png();
        var wide = new byte[] {0x02, 0x62, 0x5A, 0, 0, 0, 0, 1};
        System.arraycopy(wide, 0, png, 16, wide.length);
        return png;
    }

    private byte[] text(String kind) {
        return database.queryForObject(
                "select c.bytes from document_content c join document d on d.id = c.document_id"
                        + " where d.kind = ? and d.subject in (?, ?)",
                byte[].class,
                kind,
                agreement.subject(),
                "appointment:" + agreement.appointmentId());
    }

    private List<@Nullable Long> stored() {
        return List.of("document", "document_content", "scan_use", "early_end", "audit_event").stream()
                .map(table -> database.queryForObject("select count(*) from " + table, Long.class))
                .toList();
    }

    private ResultActions upload(String entrance, String name, byte[] bytes, String language) throws Exception {
        var request = multipart(entrance.replace("{number}", agreement.number()));
        request.file(new MockMultipartFile("file", name, "application/pdf", bytes))
                .param("lastDay", agreement.term().firstDay().toString())
                .header("Accept-Language", language);
        return callers.send("hr1", request);
    }
}
