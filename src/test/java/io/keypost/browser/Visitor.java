package io.keypost.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Somebody at a browser of their own: logs in, works in Tasklist, looks at pages, keeps pictures of what they see. */
final class Visitor implements AutoCloseable {

    static final Path PICTURES = Path.of("target", "screenshots");

    private static final int PATIENCE = 60_000;
    private static final AtomicInteger PICTURE = new AtomicInteger();

    /**
     * English words, user ids where names belong, ids of engine and models; but for names that are the same everywhere, and for one label
     * that Tasklist makes before its words have come, on a first visit to a busy server.
     */
    private static final Pattern NOT_CHINESE = Pattern.compile(
            "\\b(?!English\\b|Camunda\\b|Platform\\b|Asia\\b|Shanghai\\b|PDF\\b|pdf\\b|jpg\\b|PNG\\b|JPEG\\b|AQXY\\b|DUE_DATE\\b)[A-Za-z_]{3,}[0-9]?\\b");

    private final String base;
    private final BrowserContext context;
    private final Page page;

    Visitor(Browser browser, String base) {
        this.base = base;
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(1400, 900));
        context.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    Visitor open(String path) {
        page.navigate(base + path);
        return this;
    }

    Visitor logIn(String user) {
        open("/login");
        return logInHere(user);
    }

    Visitor logInHere(String user) {
        page.fill("#username", user);
        page.fill("#password", "demo");
        page.click("main button");
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    Visitor see(String text) {
        assertThat(page.locator("body")).containsText(text);
        return this;
    }

    /** Tasklist, at the first task in a list of tasks that names the person. */
    Visitor openTask(String filter, String task) {
        open("/camunda/app/tasklist/default/");
        press(page.locator(".task-filter h4 a", new Page.LocatorOptions().setHasText(filter)));
        press(page.locator(".tasks-list h4.task a", new Page.LocatorOptions().setHasText(task)));
        return this;
    }

    Visitor claim() {
        press(page.locator("button.claim"));
        return this;
    }

    Locator form() {
        return page.locator("form.keypost-form");
    }

    Visitor choose(String field, String answer) {
        press(field(field).locator("input[value='" + answer + "']"));
        return this;
    }

    Visitor write(String field, String text) {
        field(field).locator("input, textarea").fill(text);
        return this;
    }

    Visitor upload(String field, String name, byte[] bytes) {
        field(field).locator("input[type=file]").setInputFiles(new FilePayload(name, "image/jpeg", bytes));
        assertThat(field(field).locator(".upload-state.done")).containsText(name);
        return this;
    }

    /** Sends the form, by the button of this name, and sees it go. */
    Visitor send(String button) {
        press(page.locator("button.btn-primary:visible", new Page.LocatorOptions().setHasText(button)));
        assertThat(form()).hasCount(0);
        return this;
    }

    byte[] download(Locator link) throws IOException {
        Download file = page.waitForDownload(() -> press(link));
        try (var bytes = file.createReadStream()) {
            return bytes.readAllBytes();
        }
    }

    /** Presses what may lie below the window's edge: scrolling past a paper in its frame takes long. */
    static void press(Locator what) {
        // A button that is not yet enabled would swallow it.
        assertThat(what.first()).isEnabled();
        what.first().evaluate("it => it.click()");
    }

    /** What on the page is neither Chinese nor a date, a number, a name. */
    List<String> leftovers() {
        return NOT_CHINESE
                .matcher(page.locator("body").innerText())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    Visitor keepPicture(String name) {
        return keep(name, false);
    }

    /** The same, of what lies below the window's edge, too. */
    Visitor keepWholePage(String name) {
        return keep(name, true);
    }

    private Visitor keep(String name, boolean whole) {
        var numbered = "%02d-%s.png".formatted(PICTURE.incrementAndGet(), name);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(numbered)).setFullPage(whole));
        return this;
    }

    @Override
    public void close() {
        context.close();
    }

    private Locator field(String name) {
        return form().locator("[data-field='" + name + "']");
    }
}
