package io.keypost.register;

import io.keypost.agreement.Agreement.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements")
@Tag(name = "Agreements")
class AgreementsApi {

    static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "number");

    private final AgreementViews agreements;
    private final Events events;

    AgreementsApi(AgreementViews agreements, Events events) {
        this.agreements = agreements;
        this.events = events;
    }

    @GetMapping
    @Operation(summary = "The register: the agreements one may see")
    Items<AgreementView> list(
            @RequestParam(required = false) @Nullable Set<Status> status,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable Integer dueWithin,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size,
            @RequestParam(required = false) @Nullable String sort) {
        return agreements.list(
                new AgreementFilter(status, post, person, department, dueWithin, q),
                Paging.of(
                        page,
                        size,
                        sort,
                        NEWEST_FIRST,
                        "number",
                        "firstDay",
                        "lastDay",
                        "department",
                        "postCode",
                        "staffNo"));
    }

    @GetMapping("/{number}")
    @Operation(summary = "An agreement: terms, status, signatures, copies, documents")
    AgreementView get(@PathVariable String number) {
        return agreements.show(number);
    }

    @GetMapping("/{number}/events")
    @Operation(summary = "What the log says of an agreement and of its appointment, oldest first")
    List<EventView> events(@PathVariable String number) {
        return events.of(agreements.get(number));
    }
}
