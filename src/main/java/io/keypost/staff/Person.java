package io.keypost.staff;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A natural person of the unit, known by the staff number, which is also the id they log in with. */
@Entity
@Table(name = "person")
public class Person {

    @Id
    private String staffNo;

    private String name;
    private String department;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "person_other_duty", joinColumns = @JoinColumn(name = "staff_no"))
    @OrderColumn(name = "position")
    @Column(name = "duty")
    private List<String> otherDuties = new ArrayList<>();

    @Embedded
    private @Nullable LabourContract labourContract;

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
        labourContract = newLabourContract;
        if (!otherDuties.equals(newOtherDuties)) {
            otherDuties.clear();
            otherDuties.addAll(newOtherDuties);
        }
    }

    public String staffNo() {
        return staffNo;
    }

    public String name() {
        return name;
    }

    /** The department's name. */
    public String department() {
        return department;
    }

    /** Duties beside any key post. */
    public List<String> otherDuties() {
        return List.copyOf(otherDuties);
    }

    public Optional<LabourContract> labourContract() {
        return Optional.ofNullable(labourContract);
    }
}
