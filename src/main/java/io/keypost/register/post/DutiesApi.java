package io.keypost.register.post;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Duties")
@RequiredArgsConstructor
class DutiesApi {

    private final DutyViews duties;

    @GetMapping("/api/posts/{code}/duties")
    @Operation(summary = "A post's duties in force, its adjustments, and what its holders answered")
    DutiesView of(@PathVariable String code) {
        return duties.of(code);
    }

    @GetMapping("/api/duty-adjustments/{id}")
    @Operation(summary = "An adjustment of a post's duties")
    AdjustmentView adjustment(@PathVariable String id) {
        return duties.adjustment(id);
    }
}
