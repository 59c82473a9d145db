package io.keypost.post;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Every version of every post's duties. */
public interface DutyVersions extends Repository<PostDuties, Long> {

    /** The version in force. */
    Optional<PostDuties> findFirstByPostCodeOrderByVersionDesc(String postCode);

    Optional<PostDuties> findByPostCodeAndVersion(String postCode, int version);

    PostDuties save(PostDuties duties);
}
