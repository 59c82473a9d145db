package io.keypost.document;

import com.lowagie.text.exceptions.BadPasswordException;
import com.lowagie.text.exceptions.InvalidPdfException;
import com.lowagie.text.pdf.IntHashtable;
import com.lowagie.text.pdf.PRIndirectReference;
import com.lowagie.text.pdf.PRStream;
import com.lowagie.text.pdf.PRTokeniser;
import com.lowagie.text.pdf.PdfArray;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfNumber;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.RandomAccessFileOrArray;
import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PDF that may be hostile. The library believes what a file says of itself: in a hundred bytes it can ask for a table of
 * gigabytes, be the beginning of itself, or name one large object a thousand times. So each large thing is looked at before the library
 * makes it, and what it reads and builds is counted. What a scanner makes stays far below; no bound here takes more than about 100 MB.
 */
final class WaryReader extends PdfReader {

    /** In the table of objects. */
    private static final int MAX_OBJECTS = 50_000;
    /** Names, numbers, strings and what holds them. */
    private static final int MAX_PARTS = 300_000;
    /** Bytes read as objects, unpacked. Pictures and text are no objects. */
    private static final long MAX_STRUCTURE = 8L << 20;

    private static final int MAX_SECTIONS = 100;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_COLUMNS = 10_000;

    private final byte[] bytes;
    private int parts;
    private int sections;
    private int depth;
    private long structure;

    /** @throws BadPasswordException if it is encrypted, be it with an empty password */
    WaryReader(byte[] bytes) throws IOException {
        this.bytes = bytes;
        tokens = new PRTokeniser(new CountedFile(bytes));
        readPdf();
    }

    /** Neither does it patch up by guessing what it cannot read. */
    @Override
    protected void rebuildXref() throws IOException {
        throw new InvalidPdfException("no table of objects");
    }

    @Override
    protected PdfObject readPRObject() throws IOException {
        require(++parts <= MAX_PARTS && depth < MAX_DEPTH);
        int from = tokens.getFilePointer();
        depth++;
        try {
            return super.readPRObject();
        } catch (IOException | RuntimeException unreadable) {
            // The library goes on without it; another reader may understand it.
            parts = MAX_PARTS;
            throw unreadable;
        } finally {
            depth--;
            if (depth == 0) {
                structure += Math.max(0, tokens.getFilePointer() - from);
            }
            if (structure > MAX_STRUCTURE) {
                parts = MAX_PARTS;
            }
        }
    }

    @Override
    protected PdfDictionary readXrefSection() throws IOException {
        require(++sections <= MAX_SECTIONS);
        int at = tokens.getFilePointer();
        tokens.nextValidToken();
        tokens.nextValidToken();
        while (!tokens.getStringValue().equals("trailer")) {
            long first = tokens.intValue();
            tokens.nextValidToken();
            long count = tokens.intValue();
            require(first >= 0 && count >= 0 && first + count <= MAX_OBJECTS);
            for (long i = 0; i <= 3 * count; i++) {
                tokens.nextValidToken();
            }
        }
        require(readPRObject() instanceof PdfDictionary trailer && number(trailer, PdfName.SIZE, 0) <= MAX_OBJECTS);
        tokens.seek(at);
        return super.readXrefSection();
    }

    @Override
    protected boolean readXRefStream(int at) throws IOException {
        require(++sections <= MAX_SECTIONS);
        tokens.seek(at);
        for (int i = 0; i < 3; i++) {
            if (!tokens.nextToken()) {
                return false;
            }
        }
        if (!tokens.getStringValue().equals("obj")) {
            return false;
        }
        if (readPRObject() instanceof PRStream table) {
            require(number(table, PdfName.SIZE, 0) <= MAX_OBJECTS);
            require(number(table, PdfName.LENGTH, 0) <= bytes.length - table.getOffset());
            unpack(table);
            var index = table.getAsArray(PdfName.INDEX);
            for (int i = 0; index != null && i + 1 < index.size(); i += 2) {
                require(number(index, i) + number(index, i + 1) <= MAX_OBJECTS);
            }
            var widths = table.getAsArray(PdfName.W);
            require(widths != null && number(widths, 0) + number(widths, 1) + number(widths, 2) > 0);
        }
        return super.readXRefStream(at);
    }

    /** First of all the objects are read: an encrypted one is not even tried. */
    @Override
    protected void readDocObj() throws IOException {
        var encryption = trailer.get(PdfName.ENCRYPT);
        if (encryption != null && !encryption.isNull()) {
            throw new BadPasswordException("encrypted");
        }
        super.readDocObj();
        require(parts < MAX_PARTS);
    }

    @Override
    protected void readObjStm(PRStream objects, IntHashtable which) throws IOException {
        require(number(objects, PdfName.N, 0) <= MAX_OBJECTS);
        unpack(objects);
        super.readObjStm(objects, which);
    }

    /** A page has one place in the tree of pages: else a file of a thousand bytes has more pages than there are numbers for. */
    @Override
    protected void readPages() throws IOException {
        var root = trailer.getAsDict(PdfName.ROOT);
        require(root != null && root.getAsDict(PdfName.PAGES) != null);
        requireTree(root.getAsDict(PdfName.PAGES), new HashSet<>(), 0);
        super.readPages();
    }

    private void requireTree(PdfDictionary node, Set<Integer> seen, int level) throws IOException {
        require(level < MAX_DEPTH);
        var kids = node.getAsArray(PdfName.KIDS);
        for (int i = 0; kids != null && i < kids.size(); i++) {
            require(!(kids.getPdfObject(i) instanceof PRIndirectReference kid) || seen.add(kid.getNumber()));
            if (kids.getAsDict(i) != null) {
                requireTree(kids.getAsDict(i), seen, level + 1);
            }
        }
    }

    /** What the library is about to unpack whole. */
    private void unpack(PRStream stream) throws IOException {
        var filter = resolved(stream.get(PdfName.FILTER));
        if (filter instanceof PdfArray several) {
            require(several.size() <= 1);
            filter = several.isEmpty() ? null : resolved(several.getPdfObject(0));
        }
        require(filter == null || filter.equals(PdfName.FLATEDECODE));
        var parms = resolved(stream.get(PdfName.DECODEPARMS));
        if (parms instanceof PdfArray several) {
            require(several.size() <= 1);
            parms = several.isEmpty() ? null : resolved(several.getPdfObject(0));
        }
        require(stream.get(PdfName.DP) == null);
        if (parms instanceof PdfDictionary how) {
            require(number(how, PdfName.COLUMNS, 1) <= MAX_COLUMNS
                    && number(how, PdfName.COLORS, 1) <= 4
                    && number(how, PdfName.BITSPERCOMPONENT, 8) <= 16);
        }
        structure += StreamCheck.unpackedSize(bytes, stream.getOffset(), MAX_STRUCTURE);
        require(structure <= MAX_STRUCTURE);
    }

    static long number(PdfDictionary in, PdfName name, long otherwise) throws IOException {
        var value = resolved(in.get(name));
        if (value == null) {
            return otherwise;
        }
        return number(value);
    }

    private static long number(PdfArray in, int at) throws IOException {
        return number(resolved(in.getPdfObject(at)));
    }

    /** Nothing that is asked here may be negative. */
    private static long number(@Nullable PdfObject value) throws IOException {
        require(value instanceof PdfNumber that && that.doubleValue() >= 0 && that.doubleValue() <= Integer.MAX_VALUE);
        return (long) ((PdfNumber) Objects.requireNonNull(value)).doubleValue();
    }

    static @Nullable PdfObject resolved(@Nullable PdfObject object) {
        return object == null ? null : PdfReader.getPdfObject(object);
    }

    private static void require(boolean isBearable) throws IOException {
        if (!isBearable) {
            throw new InvalidPdfException("more than a scan has");
        }
    }

    /** Ends a search that goes round, or through the whole file again and again. */
    private static final class CountedFile extends RandomAccessFileOrArray {

        private long left;

        CountedFile(byte[] bytes) {
            super(bytes);
            left = 4L * bytes.length + (1 << 20);
        }

        @Override
        public int read() throws IOException {
            require(--left > 0);
            return super.read();
        }
    }
}
