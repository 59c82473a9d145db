package io.keypost.document;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfWriter;
import io.keypost.PaperScan;
import io.keypost.rule.Refusal;
import io.keypost.typesetting.Samples;
import io.keypost.typesetting.Typesetter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PDFs that are no pictures of a paper. */
class NoScanTest {

    private final UploadCheck uploads = new UploadCheck(2 << 20);

    /** Each kind, as it was set; and as a lazy cheat, or somebody who has clicked on "save as", hands it in. */
    @ParameterizedTest
    @EnumSource(value = Document.Kind.class, names = "UPLOAD", mode = EnumSource.Mode.EXCLUDE)
    void whatWasSetHereIsNoScan(Document.Kind kind) throws Exception {
        var paper = Samples.paper(new Typesetter(Samples.FONTS), kind, Samples.values(kind))
                .bytes();
        var longer = Arrays.copyOf(paper, paper.length + 1);
        longer[paper.length] = '\n';

        for (var copy : List.of(paper, longer, saved(paper, false, Map.of()), saved(paper, true, titled()))) {
            assertRefused(copy, "upload.noPicture");
        }
    }

    @Test
    void aPastedSignatureMakesNoScan() {
        var small = PaperScan.stream(
                "/Subtype/Image/Width 400/Height 150/ColorSpace/DeviceGray/BitsPerComponent 8", new byte[60_000]);
        var objects = new ArrayList<byte[]>();
        objects.add(PaperScan.ascii("<</Type/Catalog/Pages 2 0 R>>"));
        objects.add(PaperScan.ascii("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
        objects.add(PaperScan.ascii(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</Im 4 0 R>>>>>>"));
        objects.add(small);

        assertRefused(PaperScan.file(objects, ""), "upload.noPicture");
    }

    private void assertRefused(byte[] bytes, String rule) {
        UploadCheckTest.assertRefused(() -> uploads.check(bytes), Refusal.Kind.RULE, rule);
    }

    private static byte[] saved(byte[] pdf, boolean later, Map<String, String> info) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var reader = new PdfReader(pdf)) {
            var stamper = new PdfStamper(reader, out, PdfWriter.VERSION_1_7, later);
            stamper.setInfoDictionary(info);
            stamper.close();
        }
        return out.toByteArray();
    }

    private static Map<String, String> titled() {
        return Map.of("Title", "scan", "Producer", "Scanner 3000");
    }
}
