package io.keypost.register.post;

import static java.util.Objects.requireNonNull;

import io.keypost.post.PostAbolition;
import io.keypost.register.AtMost;
import io.keypost.register.Input;
import io.keypost.register.Reader;
import io.keypost.register.Required;
import io.keypost.rule.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/posts")
@Tag(name = "Posts")
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PostsApi {

    /** A post is given up; anything may be missing. */
    public record Abolition(
            @Required @Nullable LocalDate lastDay, @Required @AtMost(Texts.LONGEST_REASON) @Nullable String decision) {

        /** Reports it, or refuses, naming what is missing. */
        public void report(String code, PostAbolition abolition, String by) {
            Input.check(this);
            abolition.abolish(
                    code, requireNonNull(lastDay), requireNonNull(decision).strip(), by);
        }
    }

    private final PostViews posts;
    private final PostAbolition abolition;
    private final Reader reader;

    @GetMapping
    @Operation(summary = "The unit's key posts, who holds them today, and which are vacant")
    List<PostView> list() {
        return posts.list();
    }

    @PostMapping("/{code}/abolition")
    @Operation(summary = "Gives up an optional post after its last day; agreements on it end then (office)")
    PostView abolish(@PathVariable String code, @RequestBody Abolition request) {
        reader.actsAs("office");
        posts.show(code);
        request.report(code, abolition, reader.id());
        return posts.show(code);
    }
}
