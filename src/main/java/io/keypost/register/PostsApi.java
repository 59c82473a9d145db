package io.keypost.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/posts")
@Tag(name = "Posts")
class PostsApi {

    private final PostViews posts;

    PostsApi(PostViews posts) {
        this.posts = posts;
    }

    @GetMapping
    @Operation(summary = "The unit's key posts, who holds them today, and which are vacant")
    List<PostView> list() {
        return posts.list();
    }
}
