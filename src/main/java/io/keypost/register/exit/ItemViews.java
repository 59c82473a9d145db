package io.keypost.register.exit;

import io.keypost.audit.Deed;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearanceItem.State;
import io.keypost.exit.Exit;
import io.keypost.exit.Receipt;
import io.keypost.exit.Verifiers;
import io.keypost.exit.WriteOff;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import io.keypost.register.exit.ExitView.Action;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/** Shows what is to be settled of an exit, with what the reader may do about each item. */
@Component
@RequiredArgsConstructor
class ItemViews {

    /** Who may ask to write something off, and confirm it. */
    static final String[] WRITE_OFF = {"hr", "office", "archivist", "camunda-admin"};

    private static final Receipt NOTHING = new Receipt(null, null, null, null, null);

    private final Verifiers verifiers;
    private final Reader reader;
    private final Names names;

    List<ExitView.Item> of(Exit exit) {
        return exit.items().stream().map(item -> view(exit, item)).toList();
    }

    /** Whether the reader may add a piece of material. */
    boolean mayAdd(Exit exit) {
        return exit.isOpen(EnumSet.of(Kind.VERIFICATION)) && acts(exit, "archivist");
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
