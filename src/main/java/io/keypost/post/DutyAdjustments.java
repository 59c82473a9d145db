package io.keypost.post;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The adjustments of duties on file. */
public interface DutyAdjustments extends Repository<DutyAdjustment, Long> {

    Optional<DutyAdjustment> findById(long id);

    /** All of a post, latest first. */
    List<DutyAdjustment> findByPostCodeOrderByIdDesc(String postCode);

    boolean existsByPostCodeAndStatusIn(String postCode, Collection<DutyAdjustment.Status> statuses);

    DutyAdjustment saveAndFlush(DutyAdjustment adjustment);
}
