package io.keypost.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.keypost.TestClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the data file's duties when it is read again. */
class PostCatalogueTest {

    private static final String FILE =
            """
            posts:
              - code: NETWORK
                name: 网络管理员
                nameEn: Network administrator
                mandatory: true
                fullTimeOnly: false
                enabled: true
                dutiesVersion: 2
                duties: [负责网络的运行管理。]
            """;

    private final Posts posts = mock();
    private final DutyVersions versions = mock();
    private final DutyAdjustments adjustments = mock();
    private final TestClock clock = new TestClock();

    @Test
    void thePostsFirstDutiesHaveAlwaysBeenInForce() throws IOException {
        read();
        assertThat(saved().version()).isEqualTo(2);
        assertThat(saved().effectiveOn()).isEmpty();
    }

    @Test
    void laterDutiesAreInForceFromTheDayTheyAreRead() throws IOException {
        known(new PostDuties("NETWORK", 1, List.of("旧职责"), null));
        clock.set(LocalDate.of(2026, 3, 1));
        read();
        assertThat(saved().duties()).containsExactly("负责网络的运行管理。");
        assertThat(saved().effectiveOn()).contains(LocalDate.of(2026, 3, 1));
    }

    @Test
    void aVersionOnceReadIsNeverChanged() throws IOException {
        known(new PostDuties("NETWORK", 2, List.of("旧职责"), null));
        read();
        verify(versions, never()).save(any());
    }

    @Test
    void dutiesTheLeadingGroupHasAdjustedAreNotReadAnyMore() throws IOException {
        known(new PostDuties("NETWORK", 1, List.of("旧职责"), null));
        when(adjustments.existsByPostCodeAndStatusIn(eq("NETWORK"), any())).thenReturn(true);
        read();
        verify(versions, never()).save(any());
    }

    private void known(PostDuties duties) {
        when(versions.findFirstByPostCodeOrderByVersionDesc("NETWORK")).thenReturn(Optional.of(duties));
        when(versions.findByPostCodeAndVersion("NETWORK", duties.version())).thenReturn(Optional.of(duties));
    }

    private PostDuties saved() {
        var saved = ArgumentCaptor.forClass(PostDuties.class);
        verify(versions).save(saved.capture());
        return saved.getValue();
    }

    private void read() throws IOException {
        var file = new ByteArrayResource(FILE.getBytes(StandardCharsets.UTF_8));
        var transactions = new TransactionTemplate(mock(PlatformTransactionManager.class));
        new PostCatalogue(
                        posts, versions, adjustments, new PostCatalogue.Settings(file, List.of()), transactions, clock)
                .afterPropertiesSet();
    }
}
