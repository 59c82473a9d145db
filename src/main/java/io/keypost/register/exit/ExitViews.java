package io.keypost.register.exit;

import static java.util.Objects.requireNonNull;

import io.keypost.agreement.Agreement;
import io.keypost.audit.Deed;
import io.keypost.document.Document;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearanceItem.State;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.exit.Receipt;
import io.keypost.exit.Verifiers;
import io.keypost.exit.WriteOff;
import io.keypost.register.Items;
import io.keypost.register.Named;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.document.CaseDocuments;
import io.keypost.register.document.DocumentView;
import io.keypost.register.exit.ExitView.Action;
import io.keypost.rule.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the exits a person may see and shows them, with what the person may do about each item. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ExitViews {

    /** Who may ask to write something off, and confirm it. */
    static final String[] WRITE_OFF = {"hr", "office", "archivist", "camunda-admin"};

    private static final Receipt NOTHING = new Receipt(null, null, null, null, null);

    private final Exits exits;
    private final Verifiers verifiers;
    private final ExitEnds ends;
    private final ResignationViews resignations;
    private final CaseDocuments documents;
    private final SecrecyViews secrecy;
    private final Reader reader;
    private final Names names;

    Items<ExitView> list(@Nullable Set<Exit.Status> statuses, Pageable page) {
        var found = exits.findAll(
                reader.exits()
                        .and((root, query, cb) -> statuses == null || statuses.isEmpty()
                                ? cb.conjunction()
                                : root.get("status").in(statuses)),
                page);
        var lookup = names.lookup(found.map(Exit::staffNo).toList());
        var known = ends.lookup(found.getContent());
        var goesOn = secrecy.of(found.getContent());
        return new Items<>(
                found.map(exit -> view(exit, lookup, known.of(exit), goesOn.get(exit.id()), null, null, null))
                        .toList(),
                found.getTotalElements());
    }

    /** One exit; unknown when the reader may not see it. */
    Exit get(long id) {
        return exits.findOne(reader.exits().and((root, query, cb) -> cb.equal(root.get("id"), id)))
                .orElseThrow(() -> Refusal.notFound("clearance.noSuch", Long.toString(id)));
    }

    ExitView show(long id) {
        var exit = get(id);
        return view(
                exit,
                names.lookup(List.of(exit.staffNo())),
                ends.lookup(List.of(exit)).of(exit),
                secrecy.of(exit),
                resignations.of(exit),
                exit.items().stream().map(item -> view(exit, item)).toList(),
                documents.of(exit));
    }

    /** The notices given under an agreement's appointment, newest first. */
    public List<ExitView> noticesOf(Agreement agreement) {
        if (reader.onlySeals(agreement.staffNo(), agreement.department())) {
            return List.of();
        }
        var lookup = names.lookup(List.of(agreement.staffNo()));
        var all = exits.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(exit -> exit.resignation().isPresent())
                .toList();
        var known = ends.lookup(all);
        var goesOn = secrecy.of(all);
        return all.stream()
                .sorted(Comparator.comparing(Exit::id).reversed())
                .map(exit ->
                        view(exit, lookup, known.of(exit), goesOn.get(exit.id()), resignations.of(exit), null, null))
                .toList();
    }

    private ExitView view(
            Exit exit,
            Names.Lookup lookup,
            ExitEnds.@Nullable End end,
            @Nullable SecrecyView goesOn,
            @Nullable ResignationView resignation,
            @Nullable List<ExitView.Item> items,
            @Nullable List<DocumentView> papers) {
        return new ExitView(
                exit.id(),
                exit.agreementNumber(),
                exit.staffNo(),
                lookup.person(exit.staffNo()),
                exit.postCode(),
                lookup.post(exit.postCode()),
                exit.reason().orElse(null),
                exit.reason().map(reason -> names.of("endReason", reason)).orElse(null),
                exit.lastDay(),
                exit.status(),
                names.of("exitStatus", exit.status()),
                exit.overdueSince().isPresent() && exit.status() != Exit.Status.CLOSED,
                names.optionalAt(exit.overdueSince().orElse(null)),
                names.at(exit.openedAt()),
                names.optionalAt(exit.closedAt().orElse(null)),
                end == null ? null : end.lastDay(),
                end == null ? null : end.reason(),
                end == null ? null : names.of("endReason", end.reason()),
                exit.items().stream().filter(ClearanceItem::isOpen).count(),
                papers == null ? null : latestCommitment(papers),
                exit.isOpen(EnumSet.of(Kind.VERIFICATION)) && acts(exit, "archivist"),
                handOverTo(resignation),
                resignation,
                items,
                papers,
                requireNonNull(goesOn));
    }

    /** Whom the leading group has named; failing that, whoever was nominated. */
    private static @Nullable Named handOverTo(@Nullable ResignationView resignation) {
        if (resignation == null) {
            return null;
        }
        var transfer = resignation.transfer();
        if (transfer != null && transfer.successor() != null) {
            return transfer.successor();
        }
        var successor = resignation.successor();
        return successor == null ? null : new Named(successor.staffNo(), successor.name());
    }

    private static @Nullable String latestCommitment(List<DocumentView> papers) {
        return papers.stream()
                .filter(paper -> paper.kind().equals(Document.Kind.EXIT_COMMITMENT.name()))
                .map(DocumentView::id)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private ExitView.Item view(Exit exit, ClearanceItem item) {
        var receipt = item.receipt().orElse(NOTHING);
        return new ExitView.Item(
                item.id(),
                item.kind(),
                names.of("clearanceKind", item.kind()),
                item.name(),
                item.number().orElse(null),
                item.copies().orElse(null),
                item.state(),
                names.of("clearanceState", item.state()),
                item.doneOn().orElse(null),
                names.optionalUser(item.doneBy().orElse(null)),
                receipt.receiver(),
                receipt.witness(),
                receipt.secondWitness(),
                receipt.archiveNo(),
                receipt.remark(),
                item.isRefused(),
                item.documentId().orElse(null),
                item.writeOff().map(this::view).orElse(null),
                actions(exit, item));
    }

    private ExitView.WriteOff view(WriteOff writeOff) {
        var confirmed = Optional.ofNullable(writeOff.confirmed());
        return new ExitView.WriteOff(
                names.user(writeOff.asked().by()),
                names.at(writeOff.asked().at()),
                writeOff.reason(),
                confirmed.map(Deed::by).map(names::user).orElse(null),
                confirmed.map(Deed::at).map(names::at).orElse(null));
    }

    private List<Action> actions(Exit exit, ClearanceItem item) {
        var isLast = !exit.isOpen(EnumSet.complementOf(EnumSet.of(Kind.VERIFICATION)));
        if (!exit.isOpen(EnumSet.of(Kind.VERIFICATION)) || (item.kind() == Kind.VERIFICATION && !isLast)) {
            return List.of();
        }
        var actions = new ArrayList<Action>();
        if (item.doneOn().isEmpty() && maySettle(exit, item.kind())) {
            actions.add(Action.SETTLE);
        }
        if (acts(exit, WRITE_OFF)) {
            if (item.state() == State.OPEN) {
                actions.add(Action.ASK);
            }
            item.writeOff()
                    .filter(asked ->
                            item.state() == State.ASKED && !asked.asked().by().equals(reader.id()))
                    .ifPresent(asked -> actions.add(Action.CONFIRM));
        }
        return actions;
    }

    private boolean maySettle(Exit exit, Kind kind) {
        return switch (kind) {
            case HANDOVER -> exit.staffNo().equals(reader.id()) && reader.mayChange();
            // With the paper, in its own task.
            case COMMITMENT -> false;
            case ACCESS -> acts(exit, "camunda-admin");
            case MATERIAL -> acts(exit, "archivist");
            case VERIFICATION ->
                acts(exit, "office")
                        || (!exit.staffNo().equals(reader.id())
                                && reader.mayChange()
                                && verifiers.isSecurityAdministrator(reader.id()));
        };
    }

    private boolean acts(Exit exit, String... groups) {
        return reader.mayActAs(groups) && !exit.staffNo().equals(reader.id());
    }
}
