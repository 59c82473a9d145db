package io.keypost.register.exit;

import static java.util.Objects.requireNonNull;

import io.keypost.agreement.Agreement;
import io.keypost.document.Document;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.register.Items;
import io.keypost.register.Named;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.document.CaseDocuments;
import io.keypost.register.document.DocumentView;
import io.keypost.rule.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the exits a person may see and shows them. */
@Component
@Transactional(readOnly = true)
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ExitViews {

    /** How much of an exit is shown. */
    private enum Depth {
        ROW,
        NOTICE,
        WHOLE
    }

    private final Exits exits;
    private final ExitEnds ends;
    private final ResignationViews resignations;
    private final ItemViews items;
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
        return new Items<>(views(found.getContent(), Depth.ROW), found.getTotalElements());
    }

    /** One exit; unknown when the reader may not see it. */
    Exit get(long id) {
        return exits.findOne(reader.exits().and((root, query, cb) -> cb.equal(root.get("id"), id)))
                .orElseThrow(() -> Refusal.notFound("clearance.noSuch", Long.toString(id)));
    }

    ExitView show(long id) {
        return views(List.of(get(id)), Depth.WHOLE).get(0);
    }

    /** The notices given under an agreement's appointment, newest first. */
    public List<ExitView> noticesOf(Agreement agreement) {
        if (reader.onlySeals(agreement.staffNo(), agreement.department())) {
            return List.of();
        }
        var all = exits.findByAppointmentIdOrderById(agreement.appointmentId()).stream()
                .filter(exit -> exit.resignation().isPresent())
                .sorted(Comparator.comparing(Exit::id).reversed())
                .toList();
        return views(all, Depth.NOTICE);
    }

    private List<ExitView> views(List<Exit> some, Depth depth) {
        var lookup = names.lookup(some.stream().map(Exit::staffNo).toList());
        var known = ends.of(some);
        var goesOn = secrecy.of(some);
        return some.stream()
                .map(exit -> view(exit, depth, lookup, known.get(exit.id()), requireNonNull(goesOn.get(exit.id()))))
                .toList();
    }

    private ExitView view(Exit exit, Depth depth, Names.Lookup lookup, ExitEnds.@Nullable End end, SecrecyView goesOn) {
        var resignation = depth == Depth.ROW ? null : resignations.of(exit);
        var papers = depth == Depth.WHOLE ? documents.of(exit) : null;
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
                items.mayAdd(exit),
                handOverTo(resignation),
                resignation,
                depth == Depth.WHOLE ? items.of(exit) : null,
                papers,
                goesOn);
    }

    /** Whom the leading group has named; failing that, who was nominated. */
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
}
