package io.keypost.post;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The unit's key posts, in the order of the catalogue. */
public interface Posts extends Repository<Post, String> {

    Optional<Post> findById(String code);

    List<Post> findByEnabledTrueOrderByPosition();

    List<Post> findAllByOrderByPosition();

    Post save(Post post);
}
