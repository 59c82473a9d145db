package io.keypost.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.agreement.Agreement;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.Removal;
import io.keypost.document.Document;
import io.keypost.exceptionpair.ExceptionPair;
import io.keypost.exit.SecrecyPeriod;
import io.keypost.post.DutyAdjustment;
import io.keypost.staff.LabourContract;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything the register says exists in both languages. */
class MessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"web", "audit"})
    void bothLanguagesSayTheSame(String bundle) throws IOException {
        assertThat(bundle(bundle).keySet()).isEqualTo(bundle(bundle + "_en").keySet());
    }

    @Test
    void everyTransitionHasItsSentence() throws IOException {
        var audit = bundle("audit");
        var recorded =
                found("src/main/java", ".java", "\"((?:appointment|agreement|person)\\.[a-zA-Z]+)\"", "audit.record");
        assertThat(recorded).contains("appointment.approved", "agreement.sealed", "person.added");
        for (var what : recorded) {
            assertThat(audit).containsKey("audit." + what);
        }
        for (var kind : Document.Kind.values()) {
            assertThat(audit).containsKey("audit.document." + kind);
        }
    }

    @Test
    void everyRuleOfEligibilityHasItsShortForm() throws IOException {
        var audit = bundle("audit");
        for (var rule : bundle("eligibility").stringPropertyNames()) {
            assertThat(audit).containsKey(rule.replaceFirst("^rule", "audit.conflict"));
        }
    }

    @Test
    void everyConstantShownHasItsText() throws IOException {
        var web = bundle("web");
        assertThat(web.stringPropertyNames()).containsAll(keys("agreementStatus", Agreement.Status.values()));
        assertThat(web.stringPropertyNames()).containsAll(keys("endReason", EndReason.values()));
        assertThat(web.stringPropertyNames())
                .containsAll(keys("appointmentStatus", hidden("appointment.AppointmentStatus")));
        assertThat(web.stringPropertyNames()).containsAll(keys("secrecyStatus", SecrecyPeriod.Status.values()));
        assertThat(web.stringPropertyNames()).containsAll(keys("removalStatus", Removal.Status.values()));
        assertThat(web.stringPropertyNames()).containsAll(keys("adjustmentStatus", DutyAdjustment.Status.values()));
        assertThat(web.stringPropertyNames()).containsAll(keys("exceptionPairStatus", ExceptionPair.Status.values()));
        assertThat(web.stringPropertyNames()).containsAll(keys("document", Document.Kind.values()));
        assertThat(web.stringPropertyNames()).containsAll(keys("contractKind", LabourContract.Kind.values()));
        assertThat(web.stringPropertyNames()).containsAll(keys("calendarDay", hidden("calendar.MonthView$Kind")));
    }

    @Test
    void everyTextOfATemplateExists() throws IOException {
        var asked = found("src/main/resources/templates", ".html", "#\\{(web\\.[a-zA-Z0-9._]+)", "");
        assertThat(asked).hasSizeGreaterThan(50);
        assertThat(bundle("web").stringPropertyNames()).containsAll(asked);
    }

    /** Constants that a feature keeps to itself. */
    private static Enum<?>[] hidden(String name) {
        try {
            return (Enum<?>[]) Class.forName("io.keypost.register." + name).getEnumConstants();
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    private static List<String> keys(String prefix, Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> "web." + prefix + "." + constant.name())
                .toList();
    }

    private static Set<String> found(String folder, String ending, String pattern, String inFilesWith)
            throws IOException {
        var found = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                var text = Files.readString(file);
                if (!text.contains(inFilesWith)) {
                    continue;
                }
                // A refusal's rule has a name of the same form, and stands in another bundle.
                var said = text.replaceAll("(?s)Refusal\\.\\w+\\([^;]*;", "")
                        .replaceAll("(?s)Violation\\.of\\([^;]*;", "");
                var matcher = Pattern.compile(pattern).matcher(said);
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }

    private static Properties bundle(String name) throws IOException {
        var properties = new Properties();
        try (var file = MessagesTest.class.getResourceAsStream("/messages/" + name + ".properties")) {
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
