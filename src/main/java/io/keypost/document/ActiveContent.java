package io.keypost.document;

import com.lowagie.text.pdf.PRIndirectReference;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfString;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/**
 * What no picture of a paper has, and what could harm whoever opens it: scripts, actions that start, send or fetch something, attached
 * files, media, forms with a program. Every object that can be reached is looked at, wherever it hangs and however its name is written;
 * the reader has unpacked and decoded it. A jump inside the file and a link to a page of the web stay: scanning apps make them.
 */
final class ActiveContent {

    private static final Set<String> KEYS = Set.of(
            "JS",
            "JavaScript",
            "AA",
            "EmbeddedFiles",
            "EF",
            "XFA",
            "Collection",
            "RichMediaContent",
            "RichMediaSettings");

    private static final Set<String> KINDS = Set.of(
            "JavaScript",
            "Launch",
            "GoToR",
            "GoToE",
            "SubmitForm",
            "ImportData",
            "Rendition",
            "Movie",
            "Sound",
            "Screen",
            "RichMedia",
            "RichMediaExecute",
            "3D",
            "FileAttachment",
            "EmbeddedFile");

    private final Deque<PdfObject> left = new ArrayDeque<>();

    /** Of all pictures together. */
    @Getter(AccessLevel.PACKAGE)
    private long pixels;

    private @Nullable String found;

    ActiveContent(PdfReader pdf) throws IOException {
        left.push(pdf.getTrailer());
        // What cannot be reached the reader has dropped.
        for (int i = 1; i < pdf.getXrefSize(); i++) {
            push(pdf.getPdfObject(i));
        }
        while (!left.isEmpty() && found == null) {
            look(left.pop());
        }
    }

    /** What the first such thing is called in a PDF. */
    Optional<String> found() {
        return Optional.ofNullable(found);
    }

    private void look(PdfObject object) throws IOException {
        if (object instanceof PdfArray array) {
            array.getElements().forEach(this::push);
        } else if (object instanceof PdfDictionary dictionary) {
            for (var key : dictionary.getKeys()) {
                look(name(key), dictionary.get(key));
            }
            if (PdfName.IMAGE.equals(WaryReader.resolved(dictionary.get(PdfName.SUBTYPE)))) {
                pixels += WaryReader.number(dictionary, PdfName.WIDTH, 0)
                        * WaryReader.number(dictionary, PdfName.HEIGHT, 0);
            }
        }
    }

    private void look(String key, PdfObject written) {
        var value = WaryReader.resolved(written);
        if (KEYS.contains(key)) {
            found = key;
        } else if (value instanceof PdfName name
                && Set.of("S", "Type", "Subtype").contains(key)) {
            found = KINDS.contains(name(name)) ? name(name) : found;
        } else if (value instanceof PdfString text && key.equals("URI")) {
            found = text.toUnicodeString().toLowerCase(Locale.ROOT).matches("https?://.*") ? found : key;
        }
        push(written);
    }

    /** An object of its own has its turn in the table. */
    private void push(@Nullable PdfObject object) {
        if (object != null && !(object instanceof PRIndirectReference)) {
            left.push(object);
        }
    }

    private static String name(PdfName name) {
        return PdfName.decodeName(name.toString());
    }
}
