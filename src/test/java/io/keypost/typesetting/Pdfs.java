package io.keypost.typesetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads papers with another library than the one that wrote them. */
public final class Pdfs {

    private Pdfs() {}

    /** The text of each page, without white space. */
    public static List<String> pages(byte[] bytes) {
        try (var pdf = Loader.loadPDF(bytes)) {
            var pages = new ArrayList<String>();
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(stripper.getText(pdf).replaceAll("[\\s\\u3000]", ""));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All text but the pages' feet. */
    public static String text(byte[] bytes) {
        return String.join("", pages(bytes)).replaceAll("第\\d+页共\\d+页", "");
    }
}
