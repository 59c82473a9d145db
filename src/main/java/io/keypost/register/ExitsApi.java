package io.keypost.register;

import io.keypost.exit.ClearanceItem;
import io.keypost.exit.Clearing;
import io.keypost.exit.Exit;
import io.keypost.exit.Receipt;
import io.keypost.exit.Secrecy;
import io.keypost.process.clearance.Clearances;
import io.keypost.rule.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
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

    private final ExitViews exits;
    private final Clearing clearing;
    private final Clearances clearances;
    private final Secrecy secrecy;
    private final Reader reader;

    ExitsApi(ExitViews exits, Clearing clearing, Clearances clearances, Secrecy secrecy, Reader reader) {
        this.exits = exits;
        this.clearing = clearing;
        this.clearances = clearances;
        this.secrecy = secrecy;
        this.reader = reader;
    }

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

    @PostMapping("/{id}/items")
    @Operation(summary = "Adds a piece of classified material to be returned (archivist)")
    ExitView add(@PathVariable long id, @RequestBody Material material) {
        reader.actsAs("archivist");
        clearing.add(numberOf(id), material.name(), material.number(), material.copies(), reader.id());
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
        clearing.settle(numberOf(id), item, receipt, reader.id());
        return exits.show(id);
    }

    @PostMapping("/{id}/items/{item}/write-off")
    @Operation(summary = "Asks to write an item off (hr, office, archivist, camunda-admin)")
    ExitView askWriteOff(@PathVariable long id, @PathVariable long item, @RequestBody WriteOffRequest request) {
        reader.actsAs(ExitViews.WRITE_OFF);
        clearing.askWriteOff(numberOf(id), item, request.reason(), reader.id());
        return exits.show(id);
    }

    @PostMapping("/{id}/items/{item}/write-off/confirmation")
    @Operation(summary = "Confirms a write-off another person has asked for; the item is settled by it")
    ExitView confirmWriteOff(@PathVariable long id, @PathVariable long item) {
        reader.actsAs(ExitViews.WRITE_OFF);
        clearances.confirmWriteOff(numberOf(id), item);
        return exits.show(id);
    }

    @PostMapping("/{id}/verification")
    @Operation(summary = "Verifies the clearance (security administrator in post; the office in their own case)")
    ExitView verify(@PathVariable long id, @RequestBody Verification verification) {
        reader.changes();
        clearances.verify(numberOf(id), verification.remark());
        return exits.show(id);
    }

    @PutMapping("/{id}/secrecy-period")
    @Operation(summary = "Sets or corrects the declassification period of a state secret, which has no default (hr)")
    ExitView setSecrecyPeriod(@PathVariable long id, @RequestBody SecrecyViews.Request request) {
        reader.actsAs("hr");
        request.set(numberOf(id), secrecy, reader.id());
        return exits.show(id);
    }

    @PostMapping("/{id}/secrecy-letter")
    @Operation(summary = "Sets the letter that reminds somebody who has left of what goes on (hr)")
    ExitView sendSecrecyLetter(@PathVariable long id) {
        reader.actsAs("hr");
        secrecy.sendLetter(numberOf(id), reader.id());
        return exits.show(id);
    }

    private String numberOf(long id) {
        return exits.get(id).agreementNumber();
    }

    private ClearanceItem.Kind kindOf(long id, long item) {
        return exits.get(id).items().stream()
                .filter(one -> one.id() == item)
                .map(ClearanceItem::kind)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("clearance.itemUnknown"));
    }
}
