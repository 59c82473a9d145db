package io.keypost.platform.security;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import io.keypost.platform.engine.Administrator;
import io.keypost.platform.engine.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Stands before the database, and so before the migrations and the engine: nobody gets it unless keypost may start. The first look goes
 * past the pool, which would try again for a while, and makes no file where there is none.
 */
@Component
@RequiredArgsConstructor
class StartChecks implements BeanPostProcessor {

    private static final String NO_SUCH_FILE = "90146";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String LOGIN = "28";

    /** On PostgreSQL, then on H2. */
    private static final Set<String> NO_SUCH_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    private final ObjectProvider<StartCheck> checks;
    private final ObjectProvider<Administrator.Settings> administrator;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource) {
            checks.forEach(StartCheck::check);
        }
        if (bean instanceof HikariDataSource database && !hasAdministrator(database)) {
            administrator.getObject().requirePassword();
        }
        return bean;
    }

    private static boolean hasAdministrator(HikariDataSource database) {
        try (var connection = open(database)) {
            return hasAdministrator(connection);
        } catch (SQLException notOpened) {
            var state = Objects.requireNonNullElse(notOpened.getSQLState(), "");
            if (state.equals(NO_SUCH_FILE)) {
                return false;
            }
            var where = Objects.requireNonNullElse(database.getJdbcUrl(), "").replaceFirst("[?;].*", "");
            throw new StartRefused(
                    kindOf(state),
                    where,
                    Objects.requireNonNullElse(database.getUsername(), ""),
                    String.valueOf(notOpened.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Connection open(HikariDataSource database) throws SQLException {
        var url = database.getJdbcUrl();
        return new DriverDataSource(
                        url.startsWith("jdbc:h2:") ? url + ";IFEXISTS=TRUE" : url,
                        database.getDriverClassName(),
                        database.getDataSourceProperties(),
                        database.getUsername(),
                        database.getPassword())
                .getConnection();
    }

    private static boolean hasAdministrator(Connection connection) throws SQLException {
        try (var members = connection.prepareStatement("select 1 from ACT_ID_MEMBERSHIP where GROUP_ID_ = ?")) {
            members.setString(1, Groups.CAMUNDA_ADMIN);
            return members.executeQuery().next();
        } catch (SQLException failed) {
            if (NO_SUCH_TABLE.contains(failed.getSQLState())) {
                return false;
            }
            throw failed;
        }
    }

    private static String kindOf(String state) {
        if (state.startsWith(LOGIN)) {
            return "start.databaseLogin";
        }
        return state.equals(NO_SUCH_DATABASE) ? "start.databaseMissing" : "start.databaseClosed";
    }
}
