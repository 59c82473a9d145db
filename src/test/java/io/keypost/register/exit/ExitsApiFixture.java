package io.keypost.register.exit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.keypost.TestClock;
import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndingAgreements;
import io.keypost.exit.ClearanceItem;
import io.keypost.exit.ClearanceItem.Kind;
import io.keypost.exit.ClearingHolders;
import io.keypost.exit.Exits;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** The exit of an agreement that has ended. */
abstract class ExitsApiFixture {

    Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    EndingAgreements ending;

    @Autowired
    ClearingHolders clearing;

    @Autowired
    Exits exits;

    @Autowired
    TestClock clock;

    Agreement agreement;
    String path;

    @Autowired
    void callers(WebApplicationContext application) {
        callers = new Callers(application);
    }

    @BeforeEach
    void anAgreementThatHasEnded() {
        clock.set(LocalDate.of(2026, 1, 5));
        agreement = cases.sealed("NETWORK");
        clock.set(agreement.term().lastDay().plusDays(1));
        ending.look(agreement.number());
        path = "/api/exits/" + clearing.open(agreement.number()).id();
        callers.addHolder(agreement.staffNo());
    }

    @AfterEach
    void backToTheFirstDay() {
        clock.set(LocalDate.of(2026, 1, 5));
    }

    void maySettle(String who, Kind... kinds) throws Exception {
        var found = callers.get(who, path).andReturn().getResponse().getContentAsString();
        List<String> settling = JsonPath.read(found, "$.items[?('SETTLE' in @.actions)].kind");
        assertThat(Set.copyOf(settling))
                .as(who)
                .isEqualTo(Stream.of(kinds).map(Kind::name).collect(toSet()));
    }

    Stream<ClearanceItem> items() {
        return exits.findByAgreementNumber(agreement.number()).orElseThrow().items().stream();
    }

    String item(Kind kind) {
        return item(one -> one.kind() == kind);
    }

    String item(String name) {
        return item(one -> one.name().equals(name));
    }

    String item(Predicate<ClearanceItem> wanted) {
        return path + "/items/"
                + items().filter(wanted).findFirst().orElseThrow().id();
    }
}
