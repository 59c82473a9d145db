package io.keypost.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The holders' answers to adjusted duties. */
public interface DutyAcknowledgements extends Repository<DutyAcknowledgement, Long> {

    Optional<DutyAcknowledgement> findByAdjustmentIdAndStaffNo(long adjustmentId, String staffNo);

    List<DutyAcknowledgement> findByAdjustmentIdInOrderById(Collection<Long> adjustmentIds);

    /** Those a person has still to give. */
    List<DutyAcknowledgement> findByStaffNoAndAcknowledgedOnIsNullAndReleasedOnIsNull(String staffNo);

    DutyAcknowledgement save(DutyAcknowledgement acknowledgement);
}
