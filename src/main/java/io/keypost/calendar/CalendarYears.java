package io.keypost.calendar;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The years that are loaded. */
interface CalendarYears extends Repository<CalendarYear, Integer> {

    Optional<CalendarYear> findById(int year);

    List<CalendarYear> findAll();

    /** Locks the row until the transaction ends, so that of two corrections the later one stands, whole. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select y from CalendarYear y where y.number = :year")
    Optional<CalendarYear> lock(int year);

    CalendarYear save(CalendarYear year);
}
