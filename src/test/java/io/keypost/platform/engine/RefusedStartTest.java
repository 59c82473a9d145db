package io.keypost.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.RunningKeypost;
import io.keypost.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A real start that is refused: a sentence in both languages, no stack trace, a status of failure, and a database as it was. */
class RefusedStartTest {

    private static final String PARTY_A = "--keypost.agreement.party-a=某某单位";
    private static final String ADMINISTRATOR = "--keypost.administrator.password=an-administrator";
    private static final String PORT = "--server.address=127.0.0.1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    static Stream<Arguments> onAnEmptyDatabase() {
        return Stream.of(
                Arguments.of("尚未设置甲方", "Party A, the unit’s name, is not set", List.of(ADMINISTRATOR)),
                Arguments.of("尚无系统管理员", "no administrator yet", List.of(PARTY_A)));
    }

    @ParameterizedTest
    @MethodSource
    void onAnEmptyDatabase(String chinese, String english, List<String> settings)
            throws IOException, InterruptedException {
        var said = refused(RunningKeypost.database(directory), settings.toArray(String[]::new));

        assertThat(said).contains(chinese).contains(english);
        assertThat(files()).containsExactly("refused.log");
    }

    @Test
    void withAWrongPasswordOfTheFile() throws IOException, InterruptedException, SQLException {
        var database = RunningKeypost.database(directory);
        try (var existing = DriverManager.getConnection(database, "keypost", "right");
                var statement = existing.createStatement()) {
            statement.execute("create table theirs (id int)");
        }

        var said = refused(database, PARTY_A, ADMINISTRATOR, "--spring.datasource.password=wrong");

        assertThat(said)
                .contains("不接受用户“keypost”的登录")
                .contains("does not let the user “keypost” in: wrong user or password")
                .contains("KEYPOST_DB_PASSWORD")
                .doesNotContain("DB_CLOSE_ON_EXIT");
        assertThat(tables(database, "keypost", "right")).containsExactly("THEIRS");
    }

    @Test
    void whereNobodyAnswers() throws IOException, InterruptedException {
        var said = refused(
                "jdbc:postgresql://127.0.0.1:9/keypost?ssl=false&password=secret-in-the-address",
                PARTY_A,
                ADMINISTRATOR);

        assertThat(said)
                .contains("无法打开数据库 jdbc:postgresql://127.0.0.1:9/keypost（")
                .contains("The database jdbc:postgresql://127.0.0.1:9/keypost cannot be opened (")
                .doesNotContain("secret-in-the-address");
    }

    @Test
    @Tag("database")
    @EnabledIfSystemProperty(named = "keypost.test.database", matches = "postgresql")
    void onPostgreSqlWithAWrongPasswordUserOrName() throws IOException, InterruptedException, SQLException {
        try (var server = EmbeddedPostgres.builder().start()) {
            wantPasswords(server);
            var databases = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/";
            var database = databases + "keypost";

            assertThat(refused(database, PARTY_A, ADMINISTRATOR, "--spring.datasource.password=wrong"))
                    .contains("不接受用户“keypost”的登录")
                    .contains("does not let the user “keypost” in");
            assertThat(refused(
                            database,
                            PARTY_A,
                            ADMINISTRATOR,
                            "--spring.datasource.username=nobody",
                            "--spring.datasource.password=right"))
                    .contains("does not let the user “nobody” in");
            assertThat(refused(databases + "another", PARTY_A, ADMINISTRATOR, "--spring.datasource.password=right"))
                    .contains("服务器上没有数据库")
                    .contains("The server has no database");
            assertThat(refused(database, PARTY_A, "--spring.datasource.password=right"))
                    .contains("no administrator yet");
            assertThat(tables(database, "keypost", "right")).isEmpty();
        }
    }

    private static void wantPasswords(EmbeddedPostgres server) throws SQLException, IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role keypost login password 'right'");
            statement.execute("create database keypost owner keypost");
            var rules = statement.executeQuery("show hba_file");
            rules.next();
            Files.writeString(
                    Path.of(rules.getString(1)),
                    "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
    }

    private String refused(String database, String... settings) throws IOException, InterruptedException {
        var all = Stream.concat(Stream.of(PORT), Stream.of(settings)).toArray(String[]::new);
        var said = RunningKeypost.refusedStart(directory, "production", database, all);
        assertThat(said).endsWith("exit 1").doesNotContain("\tat ").doesNotContain("Migrating schema");
        return said;
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(directory)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> tables(String database, String user, String password) throws SQLException {
        try (var connection = DriverManager.getConnection(database, user, password)) {
            return TestDatabase.strings(
                    connection,
                    "select table_name from information_schema.tables where lower(table_schema) = 'public'");
        }
    }
}
