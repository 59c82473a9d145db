package io.keypost.typesetting;

import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfEncryption;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfStream;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;

/**
 * What makes a file PDF/A-2a and PDF/UA-1, and the same at every run.
 *
 * @param id of this content: the file's identifier
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two profiles.
record ArchiveProfile(String title, String language, Instant createdAt, byte[] id) {

    private static final String PRODUCER = "keypost";
    private static final byte[] COLOURS = Fonts.resource("/fonts/sRGB.icc");
    private static final String METADATA =
            new String(Fonts.resource("/documents/metadata.xmp"), StandardCharsets.UTF_8);

    void prepare(PdfWriter writer) {
        writer.setPdfVersion(PdfWriter.PDF_VERSION_1_7);
        writer.setTagged();
        writer.setTabs(PdfName.S);
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
    }

    void complete(PdfWriter writer) {
        var info = writer.getInfo();
        var date = new PdfDate(calendar());
        info.put(PdfName.TITLE, new PdfString(title, PdfObject.TEXT_UNICODE));
        info.put(PdfName.PRODUCER, new PdfString(PRODUCER));
        info.put(PdfName.CREATIONDATE, date);
        info.put(PdfName.MODDATE, date);
        info.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
        writer.setXmpMetadata(metadata().getBytes(StandardCharsets.UTF_8));
        var catalog = writer.getExtraCatalog();
        catalog.put(PdfName.LANG, new PdfString(language));
        try {
            catalog.put(PdfName.OUTPUTINTENTS, new PdfArray(outputIntent(writer)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By hand, from a profile of our own: Java's differs from release to release. */
    private static PdfDictionary outputIntent(PdfWriter writer) throws IOException {
        var colours = new PdfStream(COLOURS);
        colours.put(PdfName.N, new PdfNumber(3));
        colours.flateCompress();
        var intent = new PdfDictionary(new PdfName("OutputIntent"));
        intent.put(PdfName.S, new PdfName("GTS_PDFA1"));
        intent.put(PdfName.OUTPUTCONDITIONIDENTIFIER, new PdfString("sRGB IEC61966-2.1"));
        intent.put(PdfName.INFO, new PdfString("sRGB IEC61966-2.1"));
        intent.put(PdfName.DESTOUTPUTPROFILE, writer.addToBody(colours).getIndirectReference());
        return intent;
    }

    private GregorianCalendar calendar() {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        calendar.setTimeInMillis(createdAt.truncatedTo(ChronoUnit.SECONDS).toEpochMilli());
        return calendar;
    }

    private String metadata() {
        return METADATA.replace("${title}", escaped(title))
                .replace("${language}", escaped(language))
                .replace("${producer}", PRODUCER)
                .replace(
                        "${createdAt}",
                        createdAt.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
