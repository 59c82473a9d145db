package io.keypost.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.keypost.process.Cases;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each kind of input that is refused: with its status, its sentence, a line of log at most, and nothing changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RefusedInput {

    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    static final String TASKLIST = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    DataSource dataSource;

    @Autowired
    IdentityService identityService;

    @Autowired
    Cases cases;

    RowChanges rows;
    LogBytes log;
    Visitor manager;
    Visitor hr;
    String task;

    @BeforeAll
    void begin() throws SQLException, IOException {
        rows = RowChanges.of(dataSource);
        cases.countNoCoverage();
        Organisation.add(identityService, "fuzz-manager", List.of("manager"));
        Organisation.add(identityService, "fuzz-hr", List.of("hr"));
        var appointment = cases.nominated("NETWORK");
        cases.runJobs(appointment);
        task = cases.task(appointment, "userTask_review").getId();
        manager = Visitor.of(new Wire(port), "fuzz-manager", Organisation.PASSWORD);
        hr = Visitor.of(new Wire(port), "fuzz-hr", Organisation.PASSWORD);
        rows.watch();
        log = LogBytes.begin();
    }

    @AfterAll
    void end() throws SQLException {
        log.close();
        rows.close();
    }

    static Draft json(String body) {
        var draft = Draft.post("/api/appointments", JSON.objectNode());
        draft.raw = Draft.bytes(body);
        return draft;
    }

    /** A change that would be made. */
    static Draft calendar() {
        var draft = new Draft("PUT", "/api/calendar/2031").with(JSON.objectNode());
        draft.raw = Draft.bytes("{\"holidays\":[\"2031-01-01\"]}");
        return draft;
    }

    String refused(Visitor by, int status, Draft draft) throws IOException, SQLException {
        return refused(by, Integer.toString(status), draft);
    }

    /** What it is told. */
    String refused(Visitor by, String status, Draft draft) throws IOException, SQLException {
        rows.sinceLast();
        log.sinceLast();
        var answer = by.send(draft);
        var what = draft.method + " " + draft.target() + " -> " + answer;
        assertThat(Integer.toString(answer.status())).as(what).matches(status);
        assertThat(Verdict.of(draft, answer, rows.sinceLast(), log.sinceLast()))
                .as(what)
                .isEmpty();
        return answer.body();
    }
}
