package io.keypost.register.exit;

import static java.util.Objects.requireNonNull;

import io.keypost.exit.ChangingNotices;
import io.keypost.exit.Clearance;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Exit;
import io.keypost.exit.Receipt;
import io.keypost.exit.Resignation;
import io.keypost.exit.Secrecy;
import io.keypost.process.clearance.ClearanceProcess;
import io.keypost.register.AtMost;
import io.keypost.register.Input;
import io.keypost.register.Items;
import io.keypost.register.Paging;
import io.keypost.register.Reader;
import io.keypost.register.Required;
import io.keypost.rule.Refusal;
import io.keypost.rule.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the forms in Tasklist and the page of an exit save row by row. */
@RestController
@RequestMapping("/api/exits")
@Tag(name = "Exits")
@RequiredArgsConstructor
class ExitsApi {

    /** What is overdue was opened first. */
    static final Sort OLDEST_FIRST = Sort.by("openedAt");

    /** A piece of material. */
    record Material(@Nullable String name, @Nullable String number, @Nullable Integer copies) {}

    /** With whom and how something was settled. */
    record Settlement(
            @Nullable String receiver,
            @Nullable String witness,
            @Nullable String secondWitness,
            @Nullable String archiveNumber,
            @Nullable String remark) {}

    /** Why something open is to be let be. */
    record WriteOffRequest(@Nullable String reason) {}

    /** What the verifier has to say. */
    record Verification(@Nullable String remark) {}

    /** Why the holder wants to stay; needed once the receipt is confirmed. */
    record Withdrawal(@Nullable String reason) {}

    /** An earlier last day of the notice. */
    record Shortening(
            @Required @Nullable LocalDate lastDay, @Required @AtMost(Texts.LONGEST_REASON) @Nullable String reason) {

        /** Proposes it, or refuses, naming what is missing. */
        void propose(long resignationId, ChangingNotices requests, String by) {
            Input.check(this);
            requests.proposeShortening(resignationId, requireNonNull(lastDay), reason, by);
        }
    }

    private final ExitViews exits;
    private final ChangingNotices requests;
    private final ClearingHolders clearing;
    private final ClearanceProcess clearanceProcess;
    private final Secrecy secrecy;
    private final Reader reader;

    @GetMapping
    @Operation(summary = "The exits one may see, oldest and so overdue first")
    Items<ExitView> list(
            @RequestParam(required = false) @Nullable Set<Exit.Status> status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = Paging.DEFAULT_SIZE) int size,
            @RequestParam(required = false) @Nullable String sort) {
        return exits.list(status, Paging.of(page, size, sort, OLDEST_FIRST, "id", "openedAt", "lastDay", "staffNo"));
    }

    @GetMapping("/{id}")
    @Operation(summary = "An exit: what has to be settled, by whom it was, what is still open")
    ExitView get(@PathVariable long id) {
        return exits.show(id);
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "Withdraws the notice, or asks to once its receipt is confirmed (the holder)")
    ExitView withdraw(@PathVariable long id, @RequestBody Withdrawal withdrawal) {
        reader.changes();
        requests.askWithdrawal(noticeOf(id), withdrawal.reason(), reader.id());
        return exits.show(id);
    }

    @PostMapping("/{id}/shortening")
    @Operation(summary = "Proposes an earlier last day of the notice, for the leading group to decide (hr)")
    ExitView shorten(@PathVariable long id, @RequestBody Shortening shortening) {
        reader.actsAs("hr");
        shortening.propose(noticeOf(id), requests, reader.id());
        return exits.show(id);
    }

    @PostMapping("/{id}/items")
    @Operation(summary = "Adds a piece of classified material to be returned (archivist)")
    ExitView add(@PathVariable long id, @RequestBody Material material) {
        reader.actsAs("archivist");
        clearing.add(clearanceOf(id).id(), material.name(), material.number(), material.copies(), reader.id());
        return exits.show(id);
    }

    @PostMapping("/{id}/items/{item}/settlement")
    @Operation(summary = "Settles one item: the holder hands over, an administrator revokes, the archivist takes back")
    ExitView settle(@PathVariable long id, @PathVariable long item, @RequestBody Settlement settlement) {
        switch (kindOf(id, item)) {
            case ACCESS -> reader.actsAs("camunda-admin");
            case MATERIAL -> reader.actsAs("archivist");
            case HANDOVER, COMMITMENT, VERIFICATION -> reader.changes();
        }
        var receipt = new Receipt(
                settlement.receiver(),
                settlement.witness(),
                settlement.secondWitness(),
                settlement.archiveNumber(),
                settlement.remark());
        clearing.settle(clearanceOf(id).id(), item, receipt, reader.id());
        return exits.show(id);
    }

    @PostMapping("/{id}/items/{item}/write-off")
    @Operation(summary = "Asks to write an item off (hr, office, archivist, camunda-admin)")
    ExitView askWriteOff(@PathVariable long id, @PathVariable long item, @RequestBody WriteOffRequest request) {
        reader.actsAs(ItemViews.WRITE_OFF);
        clearing.askWriteOff(clearanceOf(id).id(), item, request.reason(), reader.id());
        return exits.show(id);
    }

    @PostMapping("/{id}/items/{item}/write-off/confirmation")
    @Operation(summary = "Confirms a write-off another person has asked for; the item is settled by it")
    ExitView confirmWriteOff(@PathVariable long id, @PathVariable long item) {
        reader.actsAs(ItemViews.WRITE_OFF);
        clearanceProcess.confirmWriteOff(clearanceOf(id).id(), item);
        return exits.show(id);
    }

    @PostMapping("/{id}/verification")
    @Operation(summary = "Verifies the clearance (security administrator in post; the office in their own case)")
    ExitView verify(@PathVariable long id, @RequestBody Verification verification) {
        reader.changes();
        clearanceProcess.verify(clearanceOf(id).id(), verification.remark());
        return exits.show(id);
    }

    @PutMapping("/{id}/secrecy-period")
    @Operation(summary = "Sets or corrects the declassification period of a state secret, which has no default (hr)")
    ExitView setSecrecyPeriod(@PathVariable long id, @RequestBody SecrecyViews.Request request) {
        reader.actsAs("hr");
        request.set(clearanceOf(id).agreementNumber(), secrecy, reader.id());
        return exits.show(id);
    }

    @PostMapping("/{id}/secrecy-letter")
    @Operation(summary = "Sets the letter that reminds somebody who has left of what goes on (hr)")
    ExitView sendSecrecyLetter(@PathVariable long id) {
        reader.actsAs("hr");
        secrecy.sendLetter(clearanceOf(id).agreementNumber(), reader.id());
        return exits.show(id);
    }

    /** The exit's notice, while that runs. */
    private long noticeOf(long id) {
        var exit = exits.get(id);
        if (!exit.status().isNotice()) {
            throw Refusal.conflict("resignation.state");
        }
        return exit.resignation().map(Resignation::id).orElseThrow();
    }

    /** What is cleared, once the agreement has ended; nothing is before. */
    private Clearance clearanceOf(long id) {
        var exit = exits.get(id);
        return exit.clearance().orElseThrow(() -> Refusal.conflict("clearance.notEnded", exit.agreementNumber()));
    }

    private ClearanceItem.Kind kindOf(long id, long item) {
        return exits.get(id).items().stream()
                .filter(one -> one.id() == item)
                .map(ClearanceItem::kind)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("clearance.itemUnknown"));
    }
}
