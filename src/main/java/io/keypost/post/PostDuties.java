package io.keypost.post;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** One version of a post's duties (C6-9); an agreement names the version its annex prints. */
@Entity
@Table(name = "post_duties")
public class PostDuties {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "post_duties_seq")
    @SequenceGenerator(name = "post_duties_seq", sequenceName = "post_duties_seq", allocationSize = 1)
    private @Nullable Long id;

    @Getter
    private String postCode;

    @Getter
    private int version;

    private @Nullable LocalDate effectiveOn;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "post_duty", joinColumns = @JoinColumn(name = "post_duties_id"))
    @OrderColumn(name = "position")
    @Column(name = "duty")
    private List<String> duties = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    protected PostDuties() {}

    PostDuties(String postCode, int version, List<String> duties, @Nullable LocalDate effectiveOn) {
        this.postCode = postCode;
        this.version = version;
        this.effectiveOn = effectiveOn;
        this.duties.addAll(duties);
    }

    public List<String> duties() {
        return List.copyOf(duties);
    }

    /** From when on it is in force; empty for a post's first version, which always was. */
    public Optional<LocalDate> effectiveOn() {
        return Optional.ofNullable(effectiveOn);
    }
}
