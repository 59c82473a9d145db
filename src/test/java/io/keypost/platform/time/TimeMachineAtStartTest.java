package io.keypost.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.RunningKeypost;
import io.keypost.TestClock;
import io.keypost.Waiting;
import io.keypost.platform.Browser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody moves time as soon as there is a page, while the application and its sample organisation are still on their way. */
class TimeMachineAtStartTest {

    private static final String PAGE = "/demo/clock";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void theJourneyWaitsUntilTheApplicationIsThereAndShowsWhereItIs(@TempDir Path home) throws Exception {
        var day = LocalDate.now(TestClock.ZONE).plusYears(1);
        try (var keypost = RunningKeypost.startToTheFirstPage(home)) {
            var hurried = new Browser(keypost.port());
            Waiting.waitFor("a login", PATIENCE, () -> isLoggedIn(hurried));

            assertThat(setOut(hurried, day).statusCode()).isEqualTo(302);
            var underWay = hurried.get(PAGE);
            assertThat(underWay.body()).contains("正在前往 " + day).doesNotContain("<button class=\"kp-button");
            assertThat(underWay.headers().firstValue("Refresh")).hasValue("2; url=/demo/clock");
            var again = setOut(hurried, day.plusDays(1));
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("时间机器正在前往 " + day);

            Waiting.waitFor(
                    "the arrival", PATIENCE, () -> hurried.get(PAGE).body().contains("已到达 " + day + " 00:00"));
            var arrived = hurried.with("Accept-Language", "en").get(PAGE);
            assertThat(arrived.body()).contains("Arrived at " + day);
            assertThat(arrived.headers().firstValue("Refresh")).isEmpty();
            assertThat(setOut(hurried, day).statusCode()).isEqualTo(422);
            keypost.stop();
            assertThat(keypost.log())
                    .contains("keypost is ready")
                    .doesNotContain(" ERROR ", "OptimisticLockingException", "failed on its way");
        }
    }

    private static boolean isLoggedIn(Browser browser) {
        browser.logIn("admin1", "demo");
        return browser.get(PAGE).statusCode() == 200;
    }

    private static HttpResponse<String> setOut(Browser browser, LocalDate day) {
        return browser.submit(PAGE, Map.of("day", day.toString()));
    }
}
