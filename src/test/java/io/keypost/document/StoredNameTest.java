package io.keypost.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredNameTest {

    @ParameterizedTest
    @CsvSource({
        "foo.exe, foo.png",
        "foo.png, foo.png",
        "FOO.PNG, FOO.png",
        "scan.pdf.exe, scan.png",
        "协议 扫描件.pdf, 协议 扫描件.png",
        "协议（2026-01-01）, 协议（2026-01-01）.png",
        "AQXY-2026-0001, AQXY-2026-0001.png",
        "欧阳𠮷䶮.jpeg, 欧阳𠮷䶮.png",
        "../../etc/passwd, passwd.png",
        "C:\\\\Users\\\\a\\\\scan.pdf, scan.png",
        "..., 扫描件.png",
        ".htaccess, htaccess.png",
        "'  ', 扫描件.png",
        "'', 扫描件.png",
        "a:b*c?d|e<f>g.pdf, abcdefg.png",
        "e\u0301.pdf, \u00e9.png"
    })
    void aNameKeepsWhatIsOneAndGetsTheEndingOfItsTrueType(String sent, String kept) {
        assertThat(StoredName.of(sent, "image/png", "扫描件")).isEqualTo(kept);
    }

    /** In the middle, at the ends, and before the ending, where "exe.fdp" would be read "pdf.exe". */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0", "\r\n", "\t", "\u001b", "\u007f", "\u0085", "\u200b", "\u200d", "\u200e", "\u200f", "\u202a",
                "\u202e", "\u2028", "\u2029", "\u2066", "\u2069", "\u2060", "\ufeff", "\u00ad", "\ud800", "\ue000",
                "\uffff", "\""
            })
    void nothingUnseenOrMisleadingStays(String character) {
        var sent = character + "a" + character + "b" + character + "." + character + "exe" + character;

        assertThat(StoredName.of(sent, "application/pdf", "扫描件")).isEqualTo("ab.pdf");
        assertThat(StoredName.of(character, "application/pdf", "扫描件")).isEqualTo("扫描件.pdf");
    }

    @Test
    void aLongNameIsCutBetweenCharactersAndKeepsItsEnding() {
        var kept = StoredName.of("𠮷".repeat(500) + ".exe", "image/jpeg", "扫描件");

        assertThat(kept).isEqualTo("𠮷".repeat(100) + ".jpg");
    }
}
