package io.keypost.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.calendar.WorkdayCalendar;
import io.keypost.post.Posts;
import io.keypost.staff.People;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NoticeSettingsTest {

    private static final Period THREE_MONTHS = Period.ofMonths(3);
    private static final Period THIRTY_DAYS = Period.ofDays(30);

    @Test
    void threeMonthsAreOwedByAllWhoKnowSecretsUnlessThePostIsNamed() {
        var shipped = bound(Map.of());
        assertThat(shipped).isEqualTo(new NoticeSettings(THREE_MONTHS, THIRTY_DAYS, Set.of(), true));
        assertThat(shipped.periodOf("NETWORK", true)).isEqualTo(THREE_MONTHS);
        assertThat(shipped.periodOf("NETWORK", false)).isEqualTo(THIRTY_DAYS);

        var named = bound(Map.of("keypost.notice.short-period-posts", "MACHINE_ROOM,AUDIT"));
        assertThat(named.periodOf("AUDIT", true)).isEqualTo(THIRTY_DAYS);
        assertThat(named.periodOf("NETWORK", true)).isEqualTo(THREE_MONTHS);
    }

    @ParameterizedTest
    @CsvSource({
        "P0D, P30D",
        "P-3M, P30D",
        "P1M15D, P30D",
        "P13M, P30D",
        "P400D, P30D",
        "P2Y, P30D",
        "P3M, P0D",
        "P3M, P-30D",
        "P1M, P2M",
        "P3M, P100D"
    })
    void nonsenseIsRefusedAtTheStart(Period period, Period shortPeriod) {
        assertThatThrownBy(() -> new NoticeSettings(period, shortPeriod, Set.of(), true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("keypost.notice");
    }

    @Test
    void aPostThatIsMisspeltIsRefusedAtTheStart() {
        var posts = Mockito.mock(Posts.class);
        Mockito.when(posts.findAllByOrderByPosition()).thenReturn(List.of());
        var rule = new NoticeRule(
                new NoticeSettings(THREE_MONTHS, THIRTY_DAYS, Set.of("NETWROK"), true),
                Mockito.mock(WorkdayCalendar.class),
                Mockito.mock(People.class),
                posts);

        assertThatThrownBy(rule::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("NETWROK");
    }

    private static NoticeSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("keypost.notice", NoticeSettings.class);
    }
}
