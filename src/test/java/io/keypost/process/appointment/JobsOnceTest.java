package io.keypost.process.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.AtOnce;
import io.keypost.AtOnce.Outcome;
import io.keypost.KeypostTest;
import io.keypost.agreement.DraftingAgreements;
import io.keypost.agreement.SigningAgreements;
import io.keypost.document.Archive;
import io.keypost.document.Document;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A job that fails or runs twice is done once. */
@KeypostTest
class JobsOnceTest extends NominationRace {

    @Autowired
    DraftingAgreements drafting;

    @Autowired
    SigningAgreements signing;

    @Autowired
    Archive archive;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aJobWhoseTransactionFailedLeavesNothingAndIsDoneOnceByTheNextTry() {
        var before = cases.drafted("SYSTEM").number();
        var appointment = reviewed(cases.nominated("SYSTEM"));
        approve(appointment, "leader1");
        while (job(appointment) != null) {
            var job = job(appointment).getId();
            // All is done, and then the commit fails.
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                managementService.executeJob(job);
                transaction.setRollbackOnly();
            });
            managementService.executeJob(job);
        }
        var agreement = signing.of(appointment.id());
        assertThat(whatHappenedTo(appointment)).doesNotHaveDuplicates().contains("document.APPOINTMENT_NOTICE");
        assertThat(archive.of(agreement.subject()))
                .extracting(Document::version)
                .containsExactly(1);
        assertThat(agreement.number()).isEqualTo(numberAfter(before));
    }

    @RepeatedTest(3)
    void ofTwoNodesThatRunTheSameJobOneDoes() {
        var appointment = reviewed(cases.nominated("SYSTEM"));
        approve(appointment, "leader1");
        while (job(appointment) != null) {
            var id = job(appointment).getId();
            var both = AtOnce.run(List.of(() -> execute(id), () -> execute(id)));
            assertThat(both).filteredOn(Outcome::succeeded).isNotEmpty();
        }
        assertThat(agreements.findByAppointmentIdOrderByNumber(appointment.id()))
                .hasSize(1);
        assertThat(whatHappenedTo(appointment)).doesNotHaveDuplicates();
        assertThat(archive.of(signing.of(appointment.id()).subject())).hasSize(1);
    }

    @RepeatedTest(3)
    void anAgreementOpenedTwiceAtTheSameMomentIsOneAndCostsOneNumber() {
        var appointment = reviewed(cases.nominated("SYSTEM"));
        approve(appointment, "leader1");
        managementService.executeJob(job(appointment).getId());
        var before = cases.drafted("NETWORK").number();
        AtOnce.run(List.of(() -> drafting.open(appointment.id()), () -> drafting.open(appointment.id())));

        assertThat(agreements.findByAppointmentIdOrderByNumber(appointment.id()))
                .extracting(agreement -> agreement.number())
                .containsExactly(numberAfter(before));
        assertThat(cases.drafted("NETWORK").number()).isEqualTo(numberAfter(numberAfter(before)));
    }

    private static String numberAfter(String number) {
        var sequence = number.lastIndexOf('-') + 1;
        return number.substring(0, sequence) + "%04d".formatted(Integer.parseInt(number.substring(sequence)) + 1);
    }
}
