package io.keypost.process;

import io.keypost.agreement.Agreements;
import io.keypost.exit.Clearances;
import io.keypost.exit.Resignation;
import io.keypost.exit.Resignations;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;

/** What belongs to a case in the engine: the business keys of its parts, and their instances. */
@TestComponent
public class CaseKeys {

    @Autowired
    RuntimeService runtimeService;

    @Autowired
    Agreements agreements;

    @Autowired
    Resignations resignations;

    @Autowired
    Clearances clearances;

    /** A case's business key, and those of an agreement's notices, the latest first, and its clearance. */
    Stream<String> of(String key) {
        return Stream.of(
                        Stream.of(key),
                        noticesOf(key)
                                .map(notice -> BusinessKey.of("resignation", notice.id()))
                                .sorted(Comparator.reverseOrder()),
                        clearances.findByAgreementNumber(key).stream()
                                .map(clearance -> BusinessKey.of("clearance", clearance.id())))
                .flatMap(keys -> keys);
    }

    Stream<Resignation> noticesOf(String number) {
        return agreements.findById(number).stream()
                .flatMap(agreement -> resignations.findByAppointmentIdOrderById(agreement.appointmentId()).stream())
                .filter(notice -> notice.agreementNumber().equals(number));
    }

    Optional<ProcessInstance> running(String process, String businessKey) {
        return of(businessKey)
                .flatMap(key -> runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(key)
                        .list()
                        .stream())
                .findFirst();
    }

    /** The ids of a case's instances: its own, and those it has called. */
    Stream<String> instances(String businessKey) {
        return of(businessKey)
                .flatMap(key ->
                        withCalled(runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(key)))
                .distinct();
    }

    private Stream<String> withCalled(ProcessInstanceQuery which) {
        return which.list().stream()
                .map(Execution::getId)
                .flatMap(id -> Stream.concat(
                        Stream.of(id),
                        withCalled(runtimeService.createProcessInstanceQuery().superProcessInstanceId(id))));
    }
}
