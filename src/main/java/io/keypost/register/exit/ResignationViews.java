package io.keypost.register.exit;

import io.keypost.agreement.Appointment;
import io.keypost.agreement.Appointments;
import io.keypost.audit.Deed;
import io.keypost.exit.ArrangingSuccession;
import io.keypost.exit.Exit;
import io.keypost.exit.NoticeRequest;
import io.keypost.exit.NoticeTexts;
import io.keypost.exit.Resignation;
import io.keypost.exit.Transfer;
import io.keypost.platform.language.Messages;
import io.keypost.register.Names;
import io.keypost.register.Reader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the notice of an exit, with what the reader may ask of it. */
@Component
@RequiredArgsConstructor
class ResignationViews {

    private final ArrangingSuccession succession;
    private final NoticeTexts texts;
    private final Appointments appointments;
    private final Reader reader;
    private final Names names;
    private final Messages messages;
    private final Clock clock;

    @Nullable
    ResignationView of(Exit exit) {
        return exit.resignation().map(notice -> view(exit, notice)).orElse(null);
    }

    private ResignationView view(Exit exit, Resignation resignation) {
        return new ResignationView(
                resignation.agreementNumber(),
                resignation.scope(),
                names.of("resignationScope", resignation.scope()),
                resignation.notice().receivedOn(),
                resignation.isByHolder(),
                names.user(resignation.entered().by()),
                names.at(resignation.entered().at()),
                resignation.paperDocumentId().orElse(null),
                resignation.lastDay(),
                resignation.shortenedTo().orElse(null),
                resignation.notice().provisional(),
                texts.explain(resignation.notice(), messages.locale()),
                resignation.confirmed().map(Deed::by).map(names::user).orElse(null),
                resignation.confirmed().map(Deed::at).map(names::at).orElse(null),
                resignation.receiptId().orElse(null),
                names.optionalAt(resignation.receiptCollectedAt().orElse(null)),
                resignation.closingReason().orElse(null),
                successor(exit, resignation).map(this::view).orElse(null),
                resignation.succession().isDecided(),
                resignation
                        .transfer()
                        .decided()
                        .map(deed -> view(exit, resignation.transfer()))
                        .orElse(null),
                resignation.requests().stream().map(this::view).toList(),
                mayWithdraw(exit, resignation),
                mayShorten(exit, resignation));
    }

    /** Who was nominated in the case; failing that, or when it came to nothing, who else was approved for the post. */
    private Optional<Appointment> successor(Exit exit, Resignation resignation) {
        var isOver = exit.status() == Exit.Status.CLOSED || exit.status() == Exit.Status.WITHDRAWN;
        var nominated = resignation.succession().appointmentId().flatMap(appointments::findById);
        return nominated
                .filter(one -> isOver || one.status().isOpen())
                .or(() -> isOver ? Optional.empty() : succession.approved(resignation))
                .or(() -> nominated);
    }

    private ResignationView.Successor view(Appointment successor) {
        return new ResignationView.Successor(
                successor.id(),
                successor.staffNo(),
                names.user(successor.staffNo()).name(),
                names.of("appointmentStatus", successor.status()),
                successor.status().isHolding());
    }

    private ResignationView.Transfer view(Exit exit, Transfer transfer) {
        return new ResignationView.Transfer(
                transfer.isWanted(),
                transfer.startsOn().orElse(null),
                transfer.toPost().orElse(null),
                names.optionalUser(transfer.successor().orElse(null)),
                transfer.reason().orElse(null),
                transfer.decided().map(Deed::by).map(names::user).orElse(null),
                transfer.decided().map(Deed::at).map(names::at).orElse(null),
                transfer.orderId().orElse(null),
                names.optionalAt(transfer.acknowledgedAt().orElse(null)),
                transfer.startsOn().filter(day -> !day.isAfter(until(exit))).orElse(null),
                transfer.revoked().map(Deed::by).map(names::user).orElse(null),
                transfer.revoked().map(Deed::at).map(names::at).orElse(null),
                transfer.revokedNote().orElse(null),
                transfer.verified().map(Deed::by).map(names::user).orElse(null),
                transfer.verified().map(Deed::at).map(names::at).orElse(null));
    }

    /** The last day on which the transfer can have begun. */
    private LocalDate until(Exit exit) {
        return Stream.concat(
                        Stream.of(LocalDate.now(clock), exit.lastDay()),
                        exit.closedAt().map(at -> LocalDate.ofInstant(at, clock.getZone())).stream())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    private ResignationView.Request view(NoticeRequest request) {
        return new ResignationView.Request(
                request.kind(),
                names.of("noticeRequest", request.kind()),
                request.lastDay().orElse(null),
                request.reason(),
                names.user(request.asked().by()),
                names.at(request.asked().at()),
                request.granted().orElse(null),
                request.decided().map(Deed::by).map(names::user).orElse(null),
                request.decided().map(Deed::at).map(names::at).orElse(null),
                request.decisionReason().orElse(null));
    }

    private boolean mayWithdraw(Exit exit, Resignation resignation) {
        var isTheirs = exit.staffNo().equals(reader.id())
                || (exit.status() == Exit.Status.RECEIVED
                        && resignation.entered().by().equals(reader.id()));
        return isTheirs
                && exit.status().isNotice()
                && reader.mayChange()
                && isNotAsked(resignation, NoticeRequest.Kind.WITHDRAWAL);
    }

    private boolean mayShorten(Exit exit, Resignation resignation) {
        return (exit.status() == Exit.Status.NOTICE || exit.status() == Exit.Status.DECLASSIFYING)
                && LocalDate.now(clock).isBefore(resignation.lastDay())
                && reader.mayActAs("hr")
                && !exit.staffNo().equals(reader.id())
                && isNotAsked(resignation, NoticeRequest.Kind.SHORTENING);
    }

    private static boolean isNotAsked(Resignation resignation, NoticeRequest.Kind kind) {
        return resignation.requests().stream()
                .noneMatch(one -> one.kind() == kind && one.granted().isEmpty());
    }
}
