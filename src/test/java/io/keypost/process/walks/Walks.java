package io.keypost.process.walks;

import io.keypost.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;

/** One world and its beginnings, for many walks one after the other. */
class Walks implements AutoCloseable {

    private static final String AS_FOUND = "as_found";

    private final World world = new World();
    private final Shortcuts shortcuts;
    private final Snapshots snapshots;
    private final Map<Start, Instant> beginnings = new EnumMap<>(Start.class);
    private int walked;
    private int steps;
    private long walking;

    Walks(ApplicationContext application) throws SQLException {
        application.getAutowireCapableBeanFactory().autowireBean(world);
        world.rows = new Rows(world.database, world.clock);
        world.cases.countNoCoverage();
        TestDatabase.empty(application.getBean(DataSource.class));
        // Of tasks that are gone.
        world.database.getJdbcTemplate().update("delete from act_ru_authorization where resource_type_ = 7");
        shortcuts = new Shortcuts(world.documents, world.engine);
        snapshots = new Snapshots(world.database.getJdbcTemplate());
        snapshots.take(AS_FOUND);
        for (var start : Start.values()) {
            snapshots.restore(AS_FOUND);
            start.prepare(world);
            snapshots.take(start.name());
            beginnings.put(start, world.clock.instant());
        }
    }

    void walk(Start start, List<Step> some) {
        var begun = System.nanoTime();
        snapshots.restore(start.name());
        world.clock.set(Objects.requireNonNull(beginnings.get(start)));
        var walk = new Walk(world);
        walk.go(some);
        walking += System.nanoTime() - begun;
        walked++;
        steps += walk.taken();
    }

    /** Other tests find the application as it was. */
    @Override
    public void close() {
        System.out.printf("%d walks of %d steps that did something, in %d s%n", walked, steps, walking / 1_000_000_000);
        snapshots.restore(AS_FOUND);
        snapshots.drop();
        shortcuts.close();
    }
}
