package io.keypost.document;

import io.keypost.rule.Refusal;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where every paper that somebody hands in as a scan is taken: nowhere else is asked whether it is one, whose it is, and whether it is unused. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Scans {

    private final Documents documents;
    private final ScanUses uses;

    /**
     * Takes an upload as the scan of a paper. A scan counts only from the hands of whoever uploaded it, so that the uploader is known to
     * be the one who signs; and one paper says one thing: what was taken for another, under whatever id, is refused.
     *
     * @param paper what it is the scan of, such as the agreement sealed; the same for the same paper scanned again
     */
    public void take(String scanId, String paper, String by) {
        if (scanId.isBlank()) {
            throw Refusal.rule("scan", "agreement.scanMissing");
        }
        var scan = documents.findById(scanId).orElseThrow(() -> Refusal.notFound("document.unknown", scanId));
        if (scan.kind() != Document.Kind.UPLOAD || !scan.created().by().equals(by)) {
            throw Refusal.forbidden("agreement.scanOfAnother");
        }
        documents.requireNoneOfOurs(scan.sha256());
        var known = uses.findById(scan.sha256());
        if (known.isPresent() && !known.get().allows(paper, scanId)) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "scan", "agreement.scanUsed");
        }
        known.ifPresent(use -> use.usedAgain(scanId));
        // Two at once: the second finds the first in its way.
        uses.saveAndFlush(known.orElseGet(() -> new ScanUse(scan.sha256(), paper, scanId)));
    }
}
