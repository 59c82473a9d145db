package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.AppointingHolders;
import io.keypost.rule.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who verifies that access is gone and all is back: a security administrator in post; of one of their own, and where there is nobody, the
 * office. Nobody in their own case, and nobody what they have done themself (domain.md §7).
 */
@Service
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Verifiers {

    private static final String SECURITY = "SECURITY";

    /**
     * What is to be verified.
     *
     * @param postCode of the post the access is to
     * @param staffNo whose access it was
     * @param revokers who took it away
     */
    record Revocation(String postCode, String staffNo, Set<String> revokers) {}

    private final Agreements agreements;
    private final AppointingHolders appointing;
    private final Clock clock;

    /** Who is to verify; empty when the office is. */
    Optional<String> of(Revocation revocation) {
        return among(revocation).stream().findFirst();
    }

    /**
     * Refuses who may not verify.
     *
     * @param forTheOffice whether the person belongs to the office
     */
    void require(Revocation revocation, String by, boolean forTheOffice) {
        if (by.equals(revocation.staffNo())) {
            throw Refusal.forbidden("twoPeople.ownCase");
        }
        if (revocation.revokers().contains(by)) {
            throw Refusal.forbidden("twoPeople.revokerVerifies");
        }
        var verifiers = among(revocation);
        if (verifiers.isEmpty() ? !forTheOffice : !verifiers.contains(by)) {
            throw Refusal.forbidden("clearance.notTheVerifier");
        }
    }

    private List<String> among(Revocation revocation) {
        return administrators().stream()
                .filter(one -> !revocation.postCode().equals(SECURITY)
                        && !one.equals(revocation.staffNo())
                        && !revocation.revokers().contains(one))
                .toList();
    }

    /** Whether this person is a security administrator in post today. */
    public boolean isSecurityAdministrator(String staffNo) {
        return administrators().contains(staffNo);
    }

    /** Those with access to work with, the longest in post first. */
    private List<String> administrators() {
        return agreements.inForceOn(LocalDate.now(clock)).stream()
                .filter(agreement -> agreement.postCode().equals(SECURITY)
                        && !appointing.get(agreement.appointmentId()).isWithoutAccess())
                .sorted(Comparator.comparing(Agreement::beginsOn))
                .map(Agreement::staffNo)
                .toList();
    }
}
