package io.keypost.agreement;

import io.keypost.rule.Refusal;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who signed an agreement when, on which scan, and who filed it. Knows who may act after whom; the agreement knows when. */
@Embeddable
public class Signatures {

    private @Nullable LocalDate holderSignedOn;
    private @Nullable String holderScanId;
    private @Nullable LocalDate sealedOn;
    private @Nullable String sealedBy;
    private @Nullable String sealedScanId;
    private @Nullable LocalDate filedOn;
    private @Nullable String filedBy;

    protected Signatures() {}

    void byHolder(String scanId, LocalDate on) {
        holderSignedOn = on;
        holderScanId = scanId;
    }

    void holderScanRejected() {
        holderSignedOn = null;
        holderScanId = null;
    }

    void sealed(String by, String scanId, LocalDate on) {
        sealedOn = on;
        sealedBy = by;
        sealedScanId = scanId;
    }

    void rescanned(String by, String scanId) {
        requireSealed();
        sealedScanId = scanId;
        sealedBy = by;
    }

    void filed(String by, LocalDate on) {
        requireSealed();
        filedBy = by;
        filedOn = on;
    }

    /** Whoever sealed does not confirm their own scan. */
    void requireMayFile(String by) {
        if (by.equals(sealedBy)) {
            throw Refusal.forbidden("twoPeople.uploaderConfirms");
        }
    }

    private void requireSealed() {
        if (sealedOn == null) {
            throw Refusal.conflict("agreement.state");
        }
    }

    public Optional<LocalDate> holderSignedOn() {
        return Optional.ofNullable(holderSignedOn);
    }

    public Optional<String> holderScanId() {
        return Optional.ofNullable(holderScanId);
    }

    public Optional<LocalDate> sealedOn() {
        return Optional.ofNullable(sealedOn);
    }

    public Optional<String> sealedScanId() {
        return Optional.ofNullable(sealedScanId);
    }

    public Optional<LocalDate> filedOn() {
        return Optional.ofNullable(filedOn);
    }

    /** Who confirmed the sealed scan and filed the copies. */
    public Optional<String> filedBy() {
        return Optional.ofNullable(filedBy);
    }
}
