package io.keypost.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.typesetting.DocumentTemplate;
import io.keypost.typesetting.Fonts;
import io.keypost.typesetting.Samples;
import io.keypost.typesetting.Typesetter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameBytesTest {

    private static final Typesetter TYPESETTER = new Typesetter(Samples.FONTS);

    /** Run in a Java of its own. */
    public static void main(String[] args) {
        System.out.print(hashes(new Typesetter(new Fonts())));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, zh, CN, UTF-8",
        "America/New_York, en, US, ISO-8859-1",
        "Europe/Berlin, de, DE, UTF-8",
        "Europe/Istanbul, tr, TR, UTF-8",
        "Asia/Bangkok, th, TH, UTF-8"
    })
    void everyMachineMakesTheSameFile(String zone, String language, String country, String encoding) throws Exception {
        var process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Duser.timezone=" + zone,
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Dfile.encoding=" + encoding,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SameBytesTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(printed).isEqualTo(hashes(TYPESETTER));
    }

    @Test
    void manyThreadsMakeTheSameFile() throws Exception {
        var expected = hashes(TYPESETTER);
        var threads = Executors.newFixedThreadPool(8);
        try {
            var tasks = new ArrayList<Callable<String>>();
            for (int i = 0; i < 48; i++) {
                boolean other = i % 3 == 0;
                tasks.add(() -> {
                    if (other) {
                        var values = Samples.with(
                                Samples.agreement(),
                                "partyB",
                                "欧阳" + Thread.currentThread().getId());
                        Samples.agreement(TYPESETTER, values);
                    }
                    return hashes(TYPESETTER);
                });
            }
            for (var result : threads.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anyOtherInputMakesAnotherFile() {
        var values = Samples.agreement();
        var first = Samples.agreement(TYPESETTER, values);

        assertThat(Samples.agreement(TYPESETTER, Samples.with(values, "partyB", "张明达"))
                        .sha256())
                .isNotEqualTo(first.sha256());
        assertThat(TYPESETTER
                        .typeset(
                                DocumentTemplate.shipped("agreement.zh"),
                                values,
                                Map.of("duties", Samples.DUTIES),
                                Samples.CREATED_AT.plusSeconds(1))
                        .sha256())
                .isNotEqualTo(first.sha256());
    }

    @Test
    void theHashIsThatOfTheBytes() throws Exception {
        var notice = Samples.notice(TYPESETTER, Samples.notice());
        var digest = MessageDigest.getInstance("SHA-256").digest(notice.bytes());

        assertThat(notice.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
    }

    private static String hashes(Typesetter typesetter) {
        return Arrays.stream(Document.Kind.values())
                .filter(kind -> kind.template().isPresent())
                .map(kind -> Samples.paper(typesetter, kind, Samples.with(Samples.values(kind), "partyB", "欧阳𠮷䶮𮧵"))
                        .sha256())
                .collect(Collectors.joining(" "));
    }
}
