package io.keypost.post;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Every version of every post's duties. */
public interface DutyVersions extends Repository<PostDuties, Long> {

    /** The version in force on a day. */
    @Query(
            "select d from PostDuties d where d.postCode = :postCode and (d.effectiveOn is null or d.effectiveOn <= :day) order by d.version desc limit 1")
    Optional<PostDuties> inForceOn(String postCode, LocalDate day);

    /** The latest version, be it in force or to come. */
    Optional<PostDuties> findFirstByPostCodeOrderByVersionDesc(String postCode);

    Optional<PostDuties> findByPostCodeAndVersion(String postCode, int version);

    PostDuties save(PostDuties duties);
}
