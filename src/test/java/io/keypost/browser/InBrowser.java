package io.keypost.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.keypost.RunningKeypost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A test by people at browsers, of an application of its own with the sample organisation. */
@Tag("browser")
abstract class InBrowser {

    private static final int LONGEST_JOURNEY = 300_000;

    private static @Nullable Chromium chromium;
    private static @Nullable RunningKeypost keypost;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        chromium = Chromium.start();
        Files.createDirectories(Visitor.PICTURES);
        keypost = RunningKeypost.start(directory);
    }

    /** Whatever people do at the pages, none of it is refused as no page's. */
    @AfterEach
    void everyCallOfAPageWasLetIn() throws IOException {
        assertThat(keypost().log()).doesNotContain("WebappGuard");
    }

    @AfterAll
    static void stop() {
        if (keypost != null) {
            keypost.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    static RunningKeypost keypost() {
        return Objects.requireNonNull(keypost);
    }

    /** Somebody who has not logged in. */
    static Visitor visitor() {
        return new Visitor(Objects.requireNonNull(chromium).browser(), keypost().address());
    }

    static Visitor visitor(String user) {
        return visitor().logIn(user);
    }

    /** Completes the task whose form is open. */
    static void done(Visitor somebody, String picture, String name) {
        // The task's title has the name before its form is there.
        PlaywrightAssertions.assertThat(somebody.form()).containsText(name);
        somebody.keepPicture(picture);
        assertThat(somebody.leftovers()).isEmpty();
        somebody.send("完成");
    }

    static void moveTo(Visitor somebody, LocalDate day) {
        somebody.open("/demo/clock");
        somebody.page().fill("input[name=day][type=date]", day.toString());
        Visitor.press(somebody.page().getByText("前往", new Page.GetByTextOptions().setExact(true)));
        seeArrival(somebody, day);
    }

    /** The page follows the journey by itself. */
    static void seeArrival(Visitor somebody, LocalDate day) {
        PlaywrightAssertions.assertThat(somebody.page().locator("body"))
                .containsText(
                        "已到达 " + day + " 00:00",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST_JOURNEY));
    }

    static Page.LocatorOptions withText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
