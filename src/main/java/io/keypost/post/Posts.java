package io.keypost.post;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The unit's key posts, in the order of the catalogue. */
public interface Posts extends Repository<Post, String> {

    Optional<Post> findById(String code);

    /** Locks the row until the transaction ends: of two who give it up, one does. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Post p where p.code = :code")
    Optional<Post> lock(String code);

    List<Post> findByEnabledTrueOrderByPosition();

    List<Post> findAllByOrderByPosition();

    Post save(Post post);
}
