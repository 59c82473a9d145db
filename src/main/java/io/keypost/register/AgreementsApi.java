package io.keypost.register;

import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.Removal;
import io.keypost.process.removal.RemovalProcess;
import io.keypost.rule.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements")
@Tag(name = "Agreements")
class AgreementsApi {

    /** Why the holder is to be removed, and whether access is taken away at once. */
    record RemovalRequest(@Nullable String grounds, @Nullable Boolean suspendNow) {}

    /** A removal on its way. */
    record RemovalStarted(long id, Removal.Status status) {}

    static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "number");

    private final AgreementViews agreements;
    private final Events events;
    private final RemovalProcess removals;
    private final Reader reader;

    AgreementsApi(AgreementViews agreements, Events events, RemovalProcess removals, Reader reader) {
        this.agreements = agreements;
        this.events = events;
        this.removals = removals;
        this.reader = reader;
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

    @PostMapping("/{number}/removal")
    @Operation(summary = "Proposes to remove the holder and starts the process (office)")
    ResponseEntity<RemovalStarted> remove(@PathVariable String number, @RequestBody RemovalRequest request) {
        reader.actsAs("office");
        agreements.get(number);
        var violations = new ArrayList<Violation>();
        Input.required("grounds", request.grounds(), violations);
        Input.required("suspendNow", request.suspendNow(), violations);
        Input.refuse(violations);
        var removal = removals.propose(
                number, Objects.requireNonNull(request.grounds()), Objects.requireNonNull(request.suspendNow()));
        return ResponseEntity.created(URI.create("/api/agreements/" + number))
                .body(new RemovalStarted(removal.id(), removal.status()));
    }
}
