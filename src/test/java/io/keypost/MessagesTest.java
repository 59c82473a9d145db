package io.keypost;

import static io.keypost.MessageTexts.formTexts;
import static io.keypost.MessageTexts.found;
import static io.keypost.MessageTexts.namesIn;
import static io.keypost.MessageTexts.read;
import static io.keypost.MessageTexts.sentences;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;

import io.keypost.audit.Logged;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Whatever a user reads stands in a bundle, in both languages, and nothing else does. Reads the sources, so that it needs no start. */
class MessagesTest {

    private static final String JAVA = read("src/main/java", ".java");
    private static final String PAGES = read("src/main/resources/templates", ".html");
    private static final String FORMS = read("forms", ".html") + read("forms", ".js");
    private static final Map<String, String> SENTENCES = new TreeMap<>();
    private static final Set<String> LITERALS = found("\"((?:[^\"\\\\\n]|\\\\.)*)\"", JAVA);
    private static final Set<String> EVENTS = eventsByTheirTypes();

    static {
        bundles().forEach(bundle -> SENTENCES.putAll(sentences(bundle)));
    }

    static List<String> bundles() {
        return MessageTexts.bundles();
    }

    @Test
    void everyBundleIsConfiguredOnceAndSharesNoKey() {
        var configured = found("messages/(\\w+)", read("src/main/resources", "application.yaml"));

        assertThat(bundles()).containsExactlyInAnyOrderElementsOf(configured);
        assertThat(bundles().stream()
                        .mapToInt(bundle -> sentences(bundle).size())
                        .sum())
                .isEqualTo(SENTENCES.size());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everySentenceHasItsEnglishTwin(String bundle) {
        assertTwins(sentences(bundle), sentences(bundle + "_en"), "\\{(\\d)[,}]");
    }

    @Test
    void theFormsSpeakBothLanguages() throws IOException {
        assertTwins(formTexts("zh"), formTexts("en"), "\\{(\\w+)}");
    }

    private static void assertTwins(Map<String, String> chinese, Map<String, String> english, String placeholder) {
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        assertThat(chinese).isNotEmpty().allSatisfy((key, sentence) -> {
            assertThat(sentence).as(key).isNotBlank();
            assertThat(english.get(key)).as(key).isNotBlank();
            assertThat(found(placeholder, english.get(key))).as(key).isEqualTo(found(placeholder, sentence));
        });
    }

    /** With arguments a single quote hides what follows it; without any a doubled one is shown as it stands. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noQuoteSwallowsASentence(String bundle) {
        Stream.of(sentences(bundle), sentences(bundle + "_en"))
                .forEach(all -> assertThat(all).allSatisfy((key, sentence) -> assertThat(
                                found("(\\{\\d)", sentence).isEmpty()
                                        ? sentence
                                        : sentence.replace("''", "").replaceAll("'[{}]+'", ""))
                        .as(key)
                        .doesNotContain("'")));
    }

    @Test
    void everyRefusalHasItsSentence() {
        var rules =
                namesIn(JAVA, "(?:Refusal\\.(?:of|rule|forbidden|conflict|notFound)|Violation\\.of|Problem\\.of)\\(");

        rules.removeIf(name -> name.startsWith(NESTED_FIELD));
        assertThat(rules).contains("input.missing", "document.template.shape");
        assertThat(SENTENCES).containsKeys(prefixed("rule.", rules));
    }

    @Test
    void everyEventOfTheLogHasItsSentence() {
        var events = namesIn(JAVA, "\\baudit\\s*\\.record\\(");
        events.addAll(EVENTS);

        assertThat(events).contains("agreement.filed", "appointment.lapsed", "person.added");
        assertThat(SENTENCES).containsKeys(prefixed("audit.", events));
        assertThat(SENTENCES.keySet()).containsAll(keys("audit.document.", "document.Document$Kind"));
        assertThat(SENTENCES.keySet()).containsAll(keys("audit.person.employmentEnd.", "staff.EmploymentEnd"));
    }

    /** Of those that are called after their types. */
    private static Set<String> eventsByTheirTypes() {
        var what = ClassUtils.getMethod(Logged.class, "what");
        var types = new ClassPathScanningCandidateComponentProvider(false);
        types.addIncludeFilter(new AssignableTypeFilter(Logged.class));
        return types.findCandidateComponents("io.keypost").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(type -> ClassUtils.getMostSpecificMethod(what, type).equals(what))
                .map(type -> ((Logged) mock(type, CALLS_REAL_METHODS)).what())
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void everyRuleOfEligibilityHasItsShortForm() {
        for (var rule : sentences("eligibility").keySet()) {
            assertThat(SENTENCES).containsKey(rule.replaceFirst("^rule", "audit.conflict"));
        }
    }

    /** Its class, which a feature may keep to itself, behind what its sentences begin with. */
    @ParameterizedTest
    @CsvSource({
        "agreementStatus, agreement.Agreement$Status",
        "endReason, agreement.EndReason",
        "appointmentStatus, register.appointment.AppointmentStatus",
        "secrecyStatus, exit.SecrecyPeriod$Status",
        "removalStatus, agreement.Removal$Status",
        "adjustmentStatus, post.DutyAdjustment$Status",
        "exceptionPairStatus, exceptionpair.ExceptionPair$Status",
        "document, document.Document$Kind",
        "contractKind, staff.LabourContract$Kind",
        "calendarDay, register.calendar.MonthView$Kind"
    })
    void everyConstantShownHasItsText(String topic, String constants) {
        assertThat(SENTENCES.keySet()).containsAll(keys("web." + topic + ".", constants));
    }

    private static List<String> keys(String prefix, String constants) {
        return Stream.of(ClassUtils.resolveClassName("io.keypost." + constants, null)
                        .getEnumConstants())
                .map(constant -> prefix + ((Enum<?>) constant).name())
                .toList();
    }

    @Test
    void everyTextOfAPageIsThere() {
        assertThat(SENTENCES.keySet()).containsAll(found("#\\{([a-z][\\w.-]*\\w)[(}]", PAGES));
    }

    @Test
    void everyTextOfAFormIsThere() throws IOException {
        var named = found("data-(?:text|title|none)=\"([^\"]+)\"", FORMS);
        named.addAll(found("\\bt\\('([^']+)'", FORMS));

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(formTexts("zh").keySet()).containsAll(named);
    }

    /** A name that some code hands on, be it to a helper, is the name of a sentence. */
    @Test
    void everyNameInTheCodeIsASentences() {
        var topics = SENTENCES.keySet().stream()
                .map(MessagesTest::withoutFace)
                .map(key -> key.replaceAll("\\..*", ""))
                .collect(toCollection(TreeSet::new));
        var names = LITERALS.stream()
                .filter(literal -> literal.matches("[a-z]\\w*(\\.\\w+)+")
                        && !literal.startsWith(NESTED_FIELD)
                        && !FILES.contains(literal)
                        && topics.contains(literal.replaceAll("\\..*", "")))
                .collect(toCollection(TreeSet::new));
        SENTENCES.keySet().forEach(key -> {
            names.remove(key);
            names.remove(withoutFace(key));
        });

        assertThat(names).isEmpty();
    }

    @Test
    void noSentenceIsLeftOver() {
        assertThat(SENTENCES.keySet()).filteredOn(key -> !isUsed(key)).isEmpty();
    }

    private static boolean isUsed(String key) {
        var base = key.replaceAll("\\.(title|action|description)$", "");
        return Stream.of(key, withoutFace(key), base).anyMatch(LITERALS::contains)
                || EVENTS.contains(withoutFace(key))
                || PAGES.contains(key)
                || found("'([a-zA-Z.]+\\.)' \\+", PAGES).stream().anyMatch(key::startsWith)
                || LITERALS.stream()
                        .filter(literal -> literal.endsWith(".") && !FACES.contains(literal))
                        .anyMatch(start ->
                                key.startsWith(start) || withoutFace(key).startsWith(start))
                || isOfAConstant(withoutFace(key));
    }

    /** A constant's sentence: "status.ACTIVE", asked for as "status" and the constant. */
    private static boolean isOfAConstant(String key) {
        return key.matches("\\w+\\.[A-Z_]+") && LITERALS.contains(key.replaceAll("\\..*", ""));
    }

    /** Files, and parts of their names: the published years, the engine's scripts. */
    private static final Set<String> FILES = Set.of("calendar.yaml", "case.engine", "case.history");

    /** The one name with dots that a refusal says a field by. */
    private static final String NESTED_FIELD = "labourContract.";

    /** Where the rest of the name says what: not the beginnings of topics. */
    private static final Set<String> FACES = Set.of("rule.", "audit.", "web.");

    private static String withoutFace(String key) {
        return FACES.stream()
                .filter(key::startsWith)
                .findAny()
                .map(face -> key.substring(face.length()))
                .orElse(key);
    }

    private static String[] prefixed(String prefix, Set<String> names) {
        return names.stream().map(prefix::concat).toArray(String[]::new);
    }
}
