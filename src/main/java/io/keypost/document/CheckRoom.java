package io.keypost.document;

import io.keypost.rule.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many uploads are read, checked and stored at once, so that together they never take the memory others need. One takes at most
 * {@link #LARGEST}: the file three times over (as it came, as the database driver sends it, and a copy on the way), about 50 MB for what
 * {@link WaryReader} builds, or a few for the rows and the small picture {@link ImageCheck} decodes to. All together may take half of
 * the heap. Outside the heap a progressive JPEG takes six bytes a pixel while it is decoded, 240 MB at most.
 */
final class CheckRoom {

    static final long LARGEST = 128L << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore places;
    private final Duration patience;

    CheckRoom(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    static CheckRoom of(long heap) {
        return new CheckRoom((int) Math.max(1, heap / 2 / LARGEST), PATIENCE);
    }

    int places() {
        return places.availablePermits();
    }

    /** @throws Refusal when it takes too long until one is done */
    <T> T enter(Archive.Source<T> work) throws IOException {
        if (!isFree()) {
            throw Refusal.of(Refusal.Kind.BUSY, "file", "upload.busy");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private boolean isFree() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
