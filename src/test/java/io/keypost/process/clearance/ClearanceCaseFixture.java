package io.keypost.process.clearance;

import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.audit.AuditLog;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Exit;
import io.keypost.exit.Exits;
import io.keypost.exit.Receipt;
import io.keypost.process.BusinessKey;
import io.keypost.process.Cases;
import io.keypost.typesetting.Pdfs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Agreements that have ended and are cleared, each test in a time of its own. */
abstract class ClearanceCaseFixture {

    static final Receipt GIVEN = new Receipt("许静", "冯涛", null, "DA-7", null);
    static final Receipt NOTHING = new Receipt(null, null, null, null, null);

    /** Each test in a time of its own, in which no other has put anybody on a post. */
    static final AtomicInteger YEARS = new AtomicInteger(2100);

    @Autowired
    Cases cases;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    ClearanceProcess process;

    @Autowired
    Exits exits;

    @Autowired
    EndingAgreements ending;

    @Autowired
    Archive archive;

    @Autowired
    AuditLog audit;

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    TaskService taskService;

    @Autowired
    ManagementService managementService;

    @Autowired
    TestClock clock;

    Instant before;

    @BeforeEach
    void inATimeOfItsOwn() {
        before = clock.instant();
        clock.set(LocalDate.of(YEARS.getAndAdd(10), 3, 2));
    }

    @AfterEach
    void back() {
        clock.set(before);
    }

    /** An agreement on that post that has come to its end, its clearance begun. */
    Agreement cleared(String post) {
        var agreement = cases.sealed(post);
        clock.set(agreement.term().lastDay().plusDays(1));
        ending.look(agreement.number());
        start(agreement.number());
        return agreement;
    }

    void start(String number) {
        cases.runJobs(number);
        if (cases.instance("clearance", number) == null) {
            runtimeService.startProcessInstanceByKey("clearance", number, Map.of("agreementNumber", number));
            cases.runJobs(number);
        }
    }

    void settleAll(String number, Kind kind, String by) {
        open(number, kind)
                .forEach(item -> clearing.settle(
                        cases.clearanceOf(number), item.id(), kind == Kind.MATERIAL ? GIVEN : NOTHING, by));
    }

    void writeOffAll(String number, Kind kind) {
        open(number, kind).forEach(item -> {
            clearing.askWriteOff(cases.clearanceOf(number), item.id(), "无法办理", "hr1");
            confirm(number, item.id(), "office1");
        });
    }

    void confirm(String number, long item, String by) {
        cases.by(by, () -> {
            process.confirmWriteOff(cases.clearanceOf(number), item);
            return null;
        });
    }

    Exit exit(String number) {
        return exits.findByAgreementNumber(number).orElseThrow();
    }

    List<ClearanceItem> open(String number, Kind kind) {
        return exit(number).items().stream()
                .filter(item -> item.isOpen() && item.kind() == kind)
                .toList();
    }

    ClearanceItem item(String number, String name) {
        return exit(number).items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<String> tasks(String number) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(BusinessKey.of("clearance", cases.clearanceOf(number)))
                .list()
                .stream()
                .map(task -> task.getTaskDefinitionKey())
                .filter(key -> !key.equals("userTask_fileCopies"))
                .toList();
    }

    List<Document.Kind> papers(Agreement agreement) {
        return archive.of(agreement.subject()).stream().map(Document::kind).toList();
    }

    String text(Agreement agreement, Document.Kind kind, int version) {
        var paper = archive.of(agreement.subject()).stream()
                .filter(document -> document.kind() == kind && document.version() == version)
                .findFirst()
                .orElseThrow();
        return Pdfs.text(archive.bytes(paper.id()));
    }
}
