package io.keypost.process.resignation;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.audit.AuditEvent;
import io.keypost.audit.AuditLog;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.exit.ChangingNotices;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.exit.Resignation;
import io.keypost.exit.TransferringHolders;
import io.keypost.process.Cases;
import io.keypost.typesetting.Pdfs;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.jspecify.annotations.Nullable;

/** Takes notices along their way, each step as the person whose it is. */
public class Notices {

    static final LocalDate START = LocalDate.of(2026, 1, 5);

    private final Cases cases;
    private final ResignationProcess process;
    private final Exits exits;
    private final TransferringHolders transferring;
    private final ChangingNotices requests;
    private final AppointingHolders appointing;
    private final Archive archive;
    private final AuditLog audit;
    private final ProcessEngine engine;
    private final TestClock clock;

    Notices(
            Cases cases,
            ResignationProcess process,
            Exits exits,
            TransferringHolders transferring,
            ChangingNotices requests,
            AppointingHolders appointing,
            Archive archive,
            AuditLog audit,
            ProcessEngine engine,
            TestClock clock) {
        this.cases = cases;
        this.process = process;
        this.exits = exits;
        this.transferring = transferring;
        this.requests = requests;
        this.appointing = appointing;
        this.archive = archive;
        this.audit = audit;
        this.engine = engine;
        this.clock = clock;
    }

    /** An agreement in force from 15 January 2026 to 14 January 2029, on that day. */
    public Agreement inForceOn(LocalDate day) {
        clock.set(START);
        var agreement = cases.inForce("NETWORK", 1000);
        clock.set(day);
        return agreement;
    }

    /** The holder gives notice in the system. */
    Exit give(Agreement agreement) {
        var holder = agreement.staffNo();
        cases.by(holder, () -> process.give(agreement.number(), Resignation.Scope.EMPLOYMENT, null, null));
        return of(agreement);
    }

    /** HR enters one from paper. */
    Exit enter(Agreement agreement, String by, LocalDate receivedOn) {
        return enter(agreement, by, receivedOn, cases.scan(by));
    }

    Exit enter(Agreement agreement, String by, @Nullable LocalDate receivedOn, @Nullable String scan) {
        cases.by(by, () -> process.give(agreement.number(), Resignation.Scope.POST, receivedOn, scan));
        return of(agreement);
    }

    void confirm(Agreement agreement, String by) {
        complete(agreement, "userTask_confirmReceipt", by, Map.of("received", true));
        cases.runJobs(agreement.number());
    }

    /** Given and confirmed: the notice period runs. */
    public Exit running(Agreement agreement) {
        give(agreement);
        confirm(agreement, "hr1");
        return of(agreement);
    }

    public void orderTransfer(Agreement agreement, LocalDate from) {
        complete(
                agreement,
                "userTask_decideTransfer",
                "leader1",
                Map.of("transferWanted", true, "transferFrom", from.toString(), "transferTo", "综合科科员"));
        cases.runJobs(agreement.number());
    }

    /** Moved off the post today, the access taken away by {@code admin1}. */
    public void declassifying(Agreement agreement) {
        orderTransfer(agreement, clock.today());
        cases.fire("transfer", agreement.number(), "event_transferStarts");
        complete(agreement, "userTask_takeBackAccess", "admin1", Map.of("note", "网络设备账号、门禁"));
    }

    public void verify(Agreement agreement) {
        complete(agreement, "userTask_verifyRevocation", verifierOf(agreement), Map.of());
    }

    /** The security administrator whom another test has left in post, or the office. */
    String verifierOf(Agreement agreement) {
        return transferring.verifierOf(id(agreement)).orElse("office1");
    }

    public void askWithdrawal(Agreement agreement) {
        requests.askWithdrawal(id(agreement), "家中情况有变", agreement.staffNo());
    }

    public void complete(Agreement agreement, String task, String by, Map<String, Object> answers) {
        cases.complete(cases.task(agreement.number(), task), by, new HashMap<>(answers));
    }

    /** The same, by somebody whom the engine would not keep out: what the domain itself refuses. */
    void tries(Agreement agreement, String task, String by, Map<String, Object> answers) {
        var engine = (ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration();
        engine.setAuthorizationEnabled(false);
        try {
            complete(agreement, task, by, answers);
        } finally {
            engine.setAuthorizationEnabled(true);
        }
    }

    /** The latest notice given under the agreement. */
    long id(Agreement agreement) {
        return cases.noticeOf(agreement.number());
    }

    /** The exit that began with it. */
    Exit of(Agreement agreement) {
        return exits.findById(id(agreement)).orElseThrow();
    }

    Appointment.Status statusOf(Agreement agreement) {
        return appointing.get(agreement.appointmentId()).status();
    }

    boolean hasPassed(Agreement agreement, String... elements) {
        return cases.hasPassed("resignation", agreement.number(), elements);
    }

    public boolean isOver(Agreement agreement) {
        return cases.instance("resignation", agreement.number()) == null;
    }

    List<String> log(Agreement agreement) {
        return audit.of(agreement.subject()).stream().map(AuditEvent::what).toList();
    }

    /** The text of the one paper of that kind. */
    String paper(Agreement agreement, Document.Kind kind) {
        return paperOf(agreement, kind).orElseThrow();
    }

    Optional<String> paperOf(Agreement agreement, Document.Kind kind) {
        var papers = archive.of(agreement.subject()).stream()
                .filter(document -> document.kind() == kind)
                .toList();
        return papers.stream().findFirst().map(document -> Pdfs.text(archive.bytes(document.id())));
    }
}
