package io.keypost.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import io.keypost.platform.engine.DepartmentGroups;
import io.keypost.platform.language.Messages;
import io.keypost.platform.security.Users;
import io.keypost.staff.LabourContract;
import io.keypost.staff.People;
import io.keypost.staff.Staff;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** An organisation to try the product with. An interrupted first start is taken up where it was. */
@Component
@Profile("demo")
@RequiredArgsConstructor
class SampleOrganisation {

    record SampleUser(String id, String name, List<String> groups, @Nullable String managerOf) {}

    record SamplePerson(
            String staffNo,
            String name,
            String department,
            @Nullable List<String> otherDuties,
            String contractNo,
            LocalDate signedOn,
            @Nullable Integer yearsLeft) {}

    record SampleCase(
            String post,
            String staffNo,
            String department,
            boolean fullTime,
            int years,
            int startsInDays,
            @Nullable Integer endsInDays,
            String confidentialityAgreementNo,
            boolean underWay,
            boolean renewing,
            @Nullable String transferTo,
            @Nullable String succeeds) {

        /** The first day, seen from today. */
        LocalDate firstDay(LocalDate today) {
            return endsInDays == null
                    ? today.plusDays(startsInDays)
                    : today.plusDays(endsInDays + 1L).minusYears(years);
        }
    }

    record Organisation(List<SampleUser> users, List<SamplePerson> people, List<SampleCase> cases) {}

    private static final Logger LOG = LoggerFactory.getLogger(SampleOrganisation.class);

    private static final String PASSWORD = "demo";

    private final Users users;
    private final People people;
    private final Staff staff;
    private final SampleCases cases;
    private final Messages messages;
    private final Environment environment;
    private final Clock clock;

    /**
     * Comes when traffic may: by then the engine's jobs run, which only begin as the application is ready. The time machine lets nobody in
     * before the organisation is complete.
     */
    @Order(0)
    @EventListener(condition = "#event.state.name() == 'ACCEPTING_TRAFFIC'")
    public void arrive(AvailabilityChangeEvent<ReadinessState> event) throws IOException {
        var yaml = JsonMapper.builder(new YAMLFactory())
                .addModules(new ParameterNamesModule(), new JavaTimeModule())
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .build();
        Organisation organisation;
        try (var file = new ClassPathResource("demo/organisation.yaml").getInputStream()) {
            organisation = yaml.readValue(file, Organisation.class);
        }
        organisation.people().stream()
                .filter(person -> people.findById(person.staffNo()).isEmpty())
                .forEach(this::add);
        organisation.users().forEach(this::add);
        cases.run(organisation.cases());
        var logins = Stream.concat(
                        organisation.users().stream().map(user -> user.id() + " " + user.name()),
                        organisation.people().stream().map(person -> person.staffNo() + " " + person.name()))
                .collect(Collectors.joining("\n  "));
        var port = Objects.requireNonNull(environment.getProperty("local.server.port"));
        LOG.info("{}", messages.get("demo.ready", port, logins));
    }

    private void add(SamplePerson person) {
        var endsOn = person.yearsLeft() == null ? null : LocalDate.now(clock).plusYears(person.yearsLeft());
        var kind = endsOn == null ? LabourContract.Kind.OPEN_ENDED : LabourContract.Kind.FIXED_TERM;
        staff.replace(
                person.staffNo(),
                person.name(),
                person.department(),
                Objects.requireNonNullElse(person.otherDuties(), List.of()),
                new LabourContract(kind, person.contractNo(), person.signedOn(), endsOn),
                "hr1");
        users.add(person.staffNo(), person.name(), PASSWORD, List.of("holder"));
    }

    private void add(SampleUser user) {
        var department = Stream.ofNullable(user.managerOf()).map(DepartmentGroups::idOf);
        users.add(
                user.id(),
                user.name(),
                PASSWORD,
                Stream.concat(user.groups().stream(), department).toList());
    }
}
