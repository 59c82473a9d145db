package io.keypost.register.agreement;

import static java.util.Objects.requireNonNull;

import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.EndingAgreements;
import io.keypost.agreement.Removal;
import io.keypost.exit.Resignation;
import io.keypost.exit.Resignation.Scope;
import io.keypost.process.removal.RemovalProcess;
import io.keypost.process.resignation.ResignationProcess;
import io.keypost.register.AtMost;
import io.keypost.register.EventView;
import io.keypost.register.Events;
import io.keypost.register.Input;
import io.keypost.register.Items;
import io.keypost.register.Paging;
import io.keypost.register.Reader;
import io.keypost.register.Required;
import io.keypost.rule.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
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
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AgreementsApi {

    /** Why the holder is to be removed, and whether access is taken away at once. */
    record RemovalRequest(
            @Required @AtMost(Texts.LONGEST_REASON) @Nullable String grounds, @Required @Nullable Boolean suspendNow) {}

    /** A removal on its way. */
    record RemovalStarted(long id, Removal.Status status) {}

    /**
     * Notice; the last two only where hr enters one from paper.
     *
     * @param receivedOn the receipt stamp
     * @param paperDocumentId the scan
     */
    record ResignationRequest(
            @Required @Nullable Scope scope, @Nullable LocalDate receivedOn, @Nullable String paperDocumentId) {}

    /**
     * A notice on its way.
     *
     * @param provisional whether its last day rests on a calendar that is not published yet
     */
    record NoticeGiven(long exitId, Resignation.Status status, LocalDate lastDay, boolean provisional) {}

    public static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "number");

    /** Both parties have agreed to end it; anything may be missing. */
    record MutualEnd(
            @Required @Nullable LocalDate lastDay,
            @Required @Nullable String documentId,
            @AtMost(Texts.LONGEST_REASON) @Nullable String note) {

        /** Reports it, or refuses, naming what is missing. */
        void report(String number, EndingAgreements ending, String by) {
            Input.check(this);
            var said = note == null || note.isBlank() ? null : note.strip();
            ending.byMutualConsent(number, requireNonNull(lastDay), requireNonNull(documentId), said, by);
        }
    }

    private final AgreementViews agreements;
    private final Events events;
    private final EndingAgreements ending;
    private final RemovalProcess removals;
    private final ResignationProcess resignations;
    private final Reader reader;

    @GetMapping
    @Operation(
            summary = "The register: the agreements one may see",
            description = "With forNotice, those under which one may give notice: one's own; HR, which enters it, any.")
    Items<AgreementView> list(
            @RequestParam(required = false) @Nullable Set<Status> status,
            @RequestParam(required = false) @Nullable String post,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable Integer dueWithin,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean forNotice,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size,
            @RequestParam(required = false) @Nullable String sort) {
        var whose = forNotice && !reader.isAny("hr") ? reader.id() : person;
        return agreements.list(
                new AgreementFilter(status, post, whose, department, dueWithin, q),
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

    @PostMapping("/{number}/mutual-end")
    @Operation(summary = "Reports that both parties have agreed to end it, with the scan of the signed paper (hr)")
    AgreementView end(@PathVariable String number, @RequestBody MutualEnd request) {
        reader.actsAs("hr");
        agreements.get(number);
        request.report(number, ending, reader.id());
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
        Input.check(request);
        var removal = removals.propose(number, requireNonNull(request.grounds()), requireNonNull(request.suspendNow()));
        return ResponseEntity.created(URI.create("/api/agreements/" + number))
                .body(new RemovalStarted(removal.id(), removal.status()));
    }

    @PostMapping("/{number}/resignation")
    @Operation(
            summary = "Gives notice and starts the process: the holder's own, or one on paper entered by hr",
            description = "Of a notice on paper hr says when it was received; a day in the past needs the scan.")
    ResponseEntity<NoticeGiven> resign(@PathVariable String number, @RequestBody ResignationRequest request) {
        reader.changes();
        agreements.get(number);
        Input.check(request);
        var notice = resignations.give(
                number, requireNonNull(request.scope()), request.receivedOn(), request.paperDocumentId());
        return ResponseEntity.created(URI.create("/api/exits/" + notice.id()))
                .body(new NoticeGiven(
                        notice.id(),
                        notice.status(),
                        notice.lastDay(),
                        notice.notice().provisional()));
    }
}
