package io.keypost.register.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;

import io.keypost.KeypostTest;
import io.keypost.exit.Resignation;
import io.keypost.process.Cases;
import io.keypost.process.resignation.ResignationProcess;
import io.keypost.register.Callers;
import jakarta.persistence.EntityManagerFactory;
import org.hamcrest.Matchers;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** The list of exits asks the database as often for many as for few. */
@KeypostTest
class ManyExitsTest {

    private final Callers callers;
    private final Statistics statistics;

    @Autowired
    Cases cases;

    @Autowired
    ResignationProcess resignations;

    ManyExitsTest(@Autowired WebApplicationContext application, @Autowired EntityManagerFactory sessions) {
        callers = new Callers(application);
        statistics = sessions.unwrap(SessionFactory.class).getStatistics();
    }

    @BeforeEach
    void count() {
        cases.countNoCoverage();
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void stopCounting() {
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void eachKindOfFactIsAskedForOnce() throws Exception {
        notice();
        notice();
        var forTwo = statementsOfAListOf(2);
        for (var more = 0; more < 3; more++) {
            notice();
        }
        assertThat(statementsOfAListOf(5)).isEqualTo(forTwo);
    }

    private void notice() {
        var agreement = cases.inForce("SYSTEM", 1000);
        cases.by(agreement.staffNo(), () -> resignations.give(agreement.number(), Resignation.Scope.POST, null, null));
    }

    private long statementsOfAListOf(int exits) throws Exception {
        statistics.clear();
        callers.get("hr1", "/api/exits?size=200").andExpect(jsonPath("$.items", Matchers.hasSize(exits)));
        return statistics.getPrepareStatementCount();
    }
}
