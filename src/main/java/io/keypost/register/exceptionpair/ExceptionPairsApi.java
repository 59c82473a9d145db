package io.keypost.register.exceptionpair;

import static java.util.Objects.requireNonNull;

import io.keypost.process.exceptionpair.ExceptionPairProcess;
import io.keypost.register.Input;
import io.keypost.register.Items;
import io.keypost.register.Paging;
import io.keypost.register.Reader;
import io.keypost.register.Required;
import io.keypost.register.agreement.AgreementViews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Exception pairs")
@RequiredArgsConstructor
class ExceptionPairsApi {

    static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    /** What is proposed; anything may be missing. */
    record Proposal(
            @Required @Nullable String otherPostCode,
            @Required @Nullable LocalDate firstDay,
            @Required @Nullable LocalDate lastDay,
            @Required @Nullable String reason) {}

    private final ExceptionPairViews pairs;
    private final AgreementViews agreements;
    private final ExceptionPairProcess process;
    private final Reader reader;

    @GetMapping("/api/exception-pairs")
    @Operation(
            summary =
                    "Who may hold two posts at once; others than hr, office, leading group and auditors see their own")
    Items<ExceptionPairView> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size,
            @RequestParam(required = false) @Nullable String sort) {
        return pairs.list(Paging.of(page, size, sort, NEWEST_FIRST, "id", "firstDay", "lastDay"));
    }

    @GetMapping("/api/exception-pairs/{id}")
    @Operation(summary = "Two posts that one person may hold at once: the days, who proposed and who decided it")
    ExceptionPairView get(@PathVariable long id) {
        return pairs.show(id);
    }

    @PostMapping("/api/agreements/{number}/exception-pair")
    @Operation(summary = "Proposes that the holder may have another post as well and starts the process (office)")
    ResponseEntity<ExceptionPairView> propose(@PathVariable String number, @RequestBody Proposal request) {
        reader.actsAs("office");
        agreements.get(number);
        Input.check(request);
        var id = process.propose(
                        number,
                        requireNonNull(request.otherPostCode()),
                        requireNonNull(request.firstDay()),
                        requireNonNull(request.lastDay()),
                        requireNonNull(request.reason()))
                .id();
        return ResponseEntity.created(URI.create("/api/exception-pairs/" + id)).body(pairs.show(id));
    }
}
