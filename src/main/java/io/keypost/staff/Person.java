package io.keypost.staff;

import io.keypost.rule.Refusal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lombok.Getter;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** A natural person of the unit, known by the staff number, which is also the id they log in with. */
@Entity
@Table(name = "person")
public class Person {

    @Id
    @Getter
    private String staffNo;

    @Getter
    private String name;

    /** The department's name. */
    @Getter
    private String department;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "person_other_duty", joinColumns = @JoinColumn(name = "staff_no"))
    @OrderColumn(name = "position")
    @Column(name = "duty")
    @Fetch(FetchMode.SUBSELECT)
    private List<String> otherDuties = new ArrayList<>();

    @Embedded
    private @Nullable LabourContract labourContract;

    private @Nullable LocalDate employmentEndedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable EmploymentEnd employmentEnd;

    /** Whether they know Party A's secrets, and owe the long notice of §3(3). */
    @Getter
    private boolean knowsSecrets = true;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Person() {}

    Person(String staffNo, String name, String department) {
        this.staffNo = staffNo;
        this.name = name;
        this.department = department;
    }

    void replace(
            String newName,
            String newDepartment,
            List<String> newOtherDuties,
            @Nullable LabourContract newLabourContract) {
        name = newName;
        department = newDepartment;
        if (!Objects.equals(number(labourContract), number(newLabourContract)) && !hasDied()) {
            employmentEndedOn = null;
            employmentEnd = null;
        }
        labourContract = newLabourContract;
        if (!otherDuties.equals(newOtherDuties)) {
            otherDuties.clear();
            otherDuties.addAll(newOtherDuties);
        }
    }

    /**
     * Whether they know Party A's secrets is found to be otherwise.
     *
     * @return false when it is on file so already
     */
    boolean knowSecrets(boolean known) {
        var changed = knowsSecrets != known;
        knowsSecrets = known;
        return changed;
    }

    /**
     * The labour contract's end is reported; what has come to pass stays as it was recorded.
     *
     * @return false when just that is on file already
     */
    boolean endEmployment(LocalDate lastDay, EmploymentEnd how, LocalDate today) {
        if (labourContract == null) {
            throw Refusal.rule("labourContract", "staff.noContract", name);
        }
        if (lastDay.isBefore(labourContract.signedOn())) {
            throw Refusal.rule(
                    "endedOn",
                    "staff.endedBeforeSigned",
                    labourContract.signedOn().toString());
        }
        if (how == EmploymentEnd.DEATH && lastDay.isAfter(today)) {
            throw Refusal.rule("endedOn", "staff.diedInTheFuture", today.toString());
        }
        if (lastDay.equals(employmentEndedOn) && how == employmentEnd) {
            return false;
        }
        if (employmentEndedOn != null && employmentEndedOn.isBefore(today)) {
            throw Refusal.conflict("staff.employmentEnded", employmentEndedOn.toString());
        }
        employmentEndedOn = lastDay;
        employmentEnd = how;
        return true;
    }

    /** Duties beside any key post. */
    public List<String> otherDuties() {
        return List.copyOf(otherDuties);
    }

    public Optional<LabourContract> labourContract() {
        return Optional.ofNullable(labourContract);
    }

    /** The last day of the employment, as far as there is one in sight: as reported, or as the labour contract says. */
    public Optional<LocalDate> employedUntil() {
        return employmentEndedOn != null
                ? Optional.of(employmentEndedOn)
                : labourContract().map(LabourContract::endsOn);
    }

    /** The last day of an employment that was reported to end. */
    public Optional<LocalDate> employmentEndedOn() {
        return Optional.ofNullable(employmentEndedOn);
    }

    public Optional<EmploymentEnd> employmentEnd() {
        return Optional.ofNullable(employmentEnd);
    }

    public boolean hasDied() {
        return employmentEnd == EmploymentEnd.DEATH;
    }

    private static @Nullable String number(@Nullable LabourContract contract) {
        return contract == null ? null : contract.number();
    }
}
