package io.keypost.staff;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The people on file. */
public interface People extends Repository<Person, String> {

    Optional<Person> findById(String staffNo);

    List<Person> findAllById(Iterable<String> staffNos);

    /** Locks the row until the transaction ends, so that two decisions about one person come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Person p where p.staffNo = :staffNo")
    Optional<Person> lock(String staffNo);

    /** Those whose number, name or department contains the text. */
    @Query("select p from Person p where lower(p.staffNo) like lower(concat('%', :q, '%'))"
            + " or lower(p.name) like lower(concat('%', :q, '%')) or p.department like concat('%', :q, '%')")
    Page<Person> search(String q, Pageable page);

    @Query("select distinct p.department from Person p order by p.department")
    List<String> departments();

    Person saveAndFlush(Person person);
}
