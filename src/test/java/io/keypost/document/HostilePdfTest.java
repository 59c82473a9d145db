package io.keypost.document;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfWriter;
import io.keypost.PaperScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PDFs with something that acts, or made to stop the server. */
class HostilePdfTest {

    private static final String SCRIPT = "<</S/JavaScript/JS(app.alert(1))>>";

    private final UploadCheck uploads = new UploadCheck(2 << 20);

    /** Whatever it hangs on, however it is written. */
    @TestFactory
    Stream<DynamicTest> whatActsIsRefusedByItsName() throws Exception {
        var bad = new TreeMap<String, byte[]>();
        bad.put("script at opening", PaperScan.pdf("/OpenAction" + SCRIPT, ""));
        bad.put("escaped name", PaperScan.pdf("/OpenAction<</S/J#61vaScr#69pt/#4aS(x)>>", ""));
        bad.put("escaped key alone", PaperScan.pdf("/OpenAction<</#4a#53(x)>>", ""));
        bad.put("all indirect", PaperScan.pdf("/OpenAction 6 0 R", "", "<</S 7 0 R>>", "/JavaScript"));
        bad.put("behind a jump", PaperScan.pdf("/OpenAction<</S/GoTo/D[3 0 R/Fit]/Next[" + SCRIPT + "]>>", ""));
        bad.put("named script", PaperScan.pdf("/Names<</JavaScript<</Names[(a) 6 0 R]>>>>", "", SCRIPT));
        bad.put("when a page opens", PaperScan.pdf("", "/AA<</O<</S/GoTo/D[3 0 R/Fit]>>>>"));
        for (var kind :
                List.of("Launch", "GoToR", "GoToE", "SubmitForm", "ImportData", "Rendition", "Movie", "Sound")) {
            bad.put("a link that does " + kind, PaperScan.pdf("", link("<</S/" + kind + "/F(a.exe)>>")));
        }
        for (var kind : List.of("FileAttachment", "RichMedia", "Screen", "3D", "Movie", "Sound")) {
            bad.put("annotation " + kind, PaperScan.pdf("", "/Annots[<</Subtype/" + kind + "/Rect[0 0 9 9]>>]"));
        }
        for (var target : List.of("file:///etc/passwd", "javascript:alert(1)", "\\\\\\\\host\\\\share")) {
            bad.put("a link to " + target, PaperScan.pdf("", link("<</S/URI/URI(" + target + ")>>")));
        }
        bad.put("attachments", PaperScan.pdf("/Names<</EmbeddedFiles<</Names[]>>>>", ""));
        bad.put("associated file", PaperScan.pdf("/AF[<</Type/Filespec/EF<</F 4 0 R>>>>]", ""));
        bad.put("portfolio", PaperScan.pdf("/Collection<<>>", ""));
        bad.put("form with a program", PaperScan.pdf("/AcroForm<</Fields[]/XFA[]>>", ""));
        bad.put(
                "packed",
                withPackedObjects(
                        "/N 1/First 4", PaperScan.ascii("3 0 <</Type/Pages/Kids[]/Count 0/Next" + SCRIPT + ">>")));
        bad.put("added later", addedLater());
        return bad.entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(one.getKey(), () -> assertRefused(one.getValue(), "upload.active")));
    }

    /** What scanners and apps put into their files. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OpenAction[3 0 R/FitH 842]",
                "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>",
                "/PageLabels<</Nums[0<</S/D>>]>>",
                "/Outlines<</A<</S/URI/URI(https://www.camscanner.com/)>>>>"
            })
    void whatIsHarmlessIsTaken(String inCatalog) {
        assertThat(uploads.check(PaperScan.pdf(inCatalog, "")).pages()).isEqualTo(1);
    }

    @Test
    void whatIsAPdfAndSomethingElseIsRefused() {
        var scan = new String(PaperScan.pdf(), StandardCharsets.ISO_8859_1);
        for (var both :
                List.of("<html>" + scan, scan + "<script>", scan + "PK\u0003\u0004", "\u00ef\u00bb\u00bf" + scan)) {
            refused(() -> uploads.check(both.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    /** Small files that ask the library for gigabytes, or for ever. */
    @TestFactory
    @Timeout(120)
    Stream<DynamicTest> whatWouldStopTheServerIsRefused() throws Exception {
        var bad = new TreeMap<String, byte[]>();
        var body = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n";
        int at = body.length();
        bad.put(
                "a table of a thousand million",
                PaperScan.ascii(
                        body + "xref\n0 999999999\n0000000000 65535 f \ntrailer<</Size 2/Root 1 0 R>>\n" + end(at)));
        bad.put(
                "a size of a thousand million",
                PaperScan.ascii(
                        body + "xref\n0 1\n0000000000 65535 f \ntrailer<</Size 1000000000/Root 1 0 R>>\n" + end(at)));
        var first = "xref\n0 1\n0000000000 65535 f \ntrailer<</Size 2/Root 1 0 R/Prev %d>>\n";
        int second = at + first.formatted(1000).length();
        bad.put(
                "tables that go round",
                PaperScan.ascii(body + first.formatted(second) + first.formatted(second) + end(at)));
        bad.put(
                "packed tables that go round",
                PaperScan.ascii(body + "2 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Length 0/Prev " + at
                        + ">>\nstream\n\nendstream\nendobj\n" + end(at)));
        bad.put(
                "a packed table of two gigabytes",
                PaperScan.ascii(body
                        + "2 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Length 2147483647>>\nstream\n\nendstream\nendobj\n"
                        + end(at)));
        bad.put(
                "a packed table that names a thousand million",
                PaperScan.ascii(body
                        + "2 0 obj\n<</Type/XRef/Size 3/Index[0 999999999]/W[1 2 1]/Length 0>>\nstream\n\nendstream\nendobj\n"
                        + end(at)));
        bad.put(
                "a packed table of endless rows",
                PaperScan.ascii(body
                        + "2 0 obj\n<</Type/XRef/Size 3/W[1 2 1]/Length 0/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 1000000000>>>>\nstream\n\nendstream\nendobj\n"
                        + end(at)));
        bad.put("objects without number", withPackedObjects("/N 2147483647/First 4", PaperScan.ascii("1 0 ")));
        bad.put("zeros without number", withPackedObjects("/N 1/First 6", zeros(40 << 20)));
        bad.put("a tree that doubles forty times", doublingTree());
        bad.put(
                "a tree that bites its tail",
                PaperScan.file(
                        List.of(
                                PaperScan.ascii("<</Type/Catalog/Pages 2 0 R>>"),
                                PaperScan.ascii("<</Type/Pages/Kids[2 0 R]/Count 1>>")),
                        ""));
        bad.put("brackets", PaperScan.pdf("/X " + "[".repeat(50_000) + "]".repeat(50_000), ""));
        bad.put("many things in one", PaperScan.pdf("/X[" + "<<>>".repeat(400_000) + "]", ""));
        bad.put("streams that never end", PaperScan.pdf("", "", "<</Length 9>>\nstream\n".repeat(90_000)));
        return bad.entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(one.getKey(), () -> assertRefused(one.getValue(), "upload.damaged")));
    }

    private void assertRefused(byte[] bytes, String rule) {
        refused(rule, () -> uploads.check(bytes)).at("file");
    }

    private static String link(String action) {
        return "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A" + action + ">>]";
    }

    /** A revision behind the end of the first. */
    private static byte[] addedLater() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var reader = new PdfReader(PaperScan.pdf())) {
            var stamper = new PdfStamper(reader, out, PdfWriter.VERSION_1_7, true);
            stamper.addJavaScript("app.alert(1)");
            stamper.close();
        }
        return out.toByteArray();
    }

    private static byte[] doublingTree() {
        var objects = new ArrayList<byte[]>();
        objects.add(PaperScan.ascii("<</Type/Catalog/Pages 2 0 R>>"));
        for (int i = 3; i < 43; i++) {
            objects.add(PaperScan.ascii("<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>".formatted(i, i)));
        }
        objects.add(PaperScan.ascii("<</Type/Page/MediaBox[0 0 9 9]>>"));
        return PaperScan.file(objects, "");
    }

    /** "[0 0 0", to no end. */
    private static byte[] zeros(int size) {
        var zeros = new byte[size];
        for (int i = 0; i < size; i++) {
            zeros[i] = (byte) (i % 2 == 0 ? '0' : ' ');
        }
        System.arraycopy(PaperScan.ascii("3 0   ["), 0, zeros, 0, 7);
        return zeros;
    }

    /** A file whose third object lies in its second, which has these entries and holds this. */
    private static byte[] withPackedObjects(String entries, byte[] held) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(held);
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(PaperScan.ascii("%PDF-1.7\n"));
        int one = out.size();
        out.writeBytes(PaperScan.ascii("1 0 obj\n<</Type/Catalog/Pages 3 0 R>>\nendobj\n"));
        int two = out.size();
        out.writeBytes(PaperScan.ascii("2 0 obj\n"));
        out.writeBytes(PaperScan.stream("/Type/ObjStm/Filter/FlateDecode" + entries, packed.toByteArray()));
        out.writeBytes(PaperScan.ascii("\nendobj\n"));
        int table = out.size();
        out.writeBytes(PaperScan.ascii("4 0 obj\n"));
        var rows = new byte[] {
            0, 0, 0, 0, 1, (byte) (one >> 8), (byte) one, 0, 1, (byte) (two >> 8), (byte) two, 0, 2, 0, 2, 0
        };
        out.writeBytes(PaperScan.stream("/Type/XRef/Size 4/W[1 2 1]/Root 1 0 R", rows));
        out.writeBytes(PaperScan.ascii("\nendobj\n" + end(table)));
        return out.toByteArray();
    }

    private static String end(int table) {
        return "startxref\n" + table + "\n%%EOF\n";
    }
}
