package io.keypost.register;

import io.keypost.platform.engine.DepartmentGroups;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "People")
@RequiredArgsConstructor
class MeApi {

    /**
     * The person logged in, for forms that offer what the server would let them do.
     *
     * @param mayChange whether they may change anything: an auditor may not
     * @param departments those they manage, and nominate for
     */
    record Me(String id, String name, boolean mayChange, List<String> departments) {}

    private final Reader reader;
    private final Names names;
    private final DepartmentGroups departments;

    @GetMapping("/api/me")
    @Operation(summary = "Who is logged in, whether they may change anything, and the departments they manage")
    Me me() {
        return new Me(reader.id(), names.user(reader.id()).name(), reader.mayChange(), departments.managed());
    }
}
