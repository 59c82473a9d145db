package io.keypost.exit;

import static io.keypost.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.Agreements;
import io.keypost.agreement.AppointingHolders;
import io.keypost.agreement.Appointment;
import io.keypost.agreement.EndReason;
import io.keypost.exit.ClearanceItem.Kind;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** Who verifies: nobody in their own case, and nobody what they have done themself. */
class VerifiersTest extends ClearanceFixture {

    @Test
    void theSecurityAdministratorInPostVerifiesUnlessTheyRevoked() {
        var verifiers = verifiers("security1", "P1");
        assertThat(verifiers.of(clearance.revocation())).contains("security1");
        verifiers.require(clearance.revocation(), "security1", false);
        refused("clearance.notTheVerifier", () -> verifiers.require(clearance.revocation(), "office1", true));
        refused("twoPeople.ownCase", () -> verifiers.require(clearance.revocation(), "P1", true));

        clearance.settle(the(Kind.ACCESS).id(), NOTHING, subject, "security1", TODAY);
        assertThat(verifiers.of(clearance.revocation())).isEmpty();
        refused("twoPeople.revokerVerifies", () -> verifiers.require(clearance.revocation(), "security1", true));
        verifiers.require(clearance.revocation(), "office1", true);
        refused("clearance.notTheVerifier", () -> verifiers.require(clearance.revocation(), "hr1", false));
    }

    @Test
    void theOfficeVerifiesWhenASecurityAdministratorLeavesOrThereIsNone() {
        var own = clearance("SECURITY", EndReason.EXPIRED).revocation();
        verifiers("security2").require(own, "office1", true);
        refused("clearance.notTheVerifier", () -> verifiers("security2").require(own, "security2", false));
        refused("twoPeople.ownCase", () -> verifiers("P1").require(own, "P1", true));
        verifiers().require(clearance.revocation(), "office1", true);
    }

    /** With these security administrators in post. */
    private static Verifiers verifiers(String... inPost) {
        var agreements = Mockito.mock(Agreements.class);
        var appointing = Mockito.mock(AppointingHolders.class);
        var all = Stream.of(inPost)
                .map(staffNo -> {
                    var agreement = Mockito.mock(Agreement.class);
                    Mockito.when(agreement.staffNo()).thenReturn(staffNo);
                    Mockito.when(agreement.postCode()).thenReturn("SECURITY");
                    Mockito.when(agreement.beginsOn()).thenReturn(TODAY);
                    return agreement;
                })
                .toList();
        Mockito.when(agreements.inForceOn(TODAY)).thenReturn(all);
        Mockito.when(appointing.get(0)).thenReturn(Mockito.mock(Appointment.class));
        return new Verifiers(agreements, appointing, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
