package io.keypost;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.keypost.calendar.Term;
import io.keypost.calendar.Workdays;
import io.keypost.exit.Notice;
import java.time.Clock;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who may know whom. Cycles, and what a package keeps to itself, are {@link ModularityTests}' to find. */
@AnalyzeClasses(packages = "io.keypost", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FACES = {"io.keypost.register..", "io.keypost.demo.."};
    private static final String[] PROCESS = {"io.keypost.process.."};
    private static final String[] PLATFORM = {"io.keypost.platform.."};
    private static final String[] STAFF = {"io.keypost.staff.."};

    private static final String[] DOMAIN = {
        "io.keypost.agreement..",
        "io.keypost.post..",
        "io.keypost.document..",
        "io.keypost.exit..",
        "io.keypost.exceptionpair.."
    };

    private static final String[] BASE = {
        "io.keypost.calendar..", "io.keypost.audit..", "io.keypost.rule..", "io.keypost.typesetting.."
    };

    private static final String ENGINE = "org.camunda..";
    private static final String PDF = "com.lowagie..";
    private static final String[] WEB = {"org.springframework.web..", "jakarta.servlet.."};

    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("faces")
            .definedBy(FACES)
            .layer("process")
            .definedBy(PROCESS)
            .layer("platform")
            .definedBy(PLATFORM)
            .layer("domain")
            .definedBy(DOMAIN)
            .layer("staff")
            .definedBy(STAFF)
            .layer("base")
            .definedBy(BASE)
            .whereLayer("faces")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("process")
            .mayOnlyBeAccessedByLayers("faces")
            .whereLayer("platform")
            .mayOnlyBeAccessedByLayers("faces", "process")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("faces", "process", "staff")
            // The platform makes a group of each department, and names people.
            .whereLayer("staff")
            .mayOnlyBeAccessedByLayers("faces", "process", "domain", "platform");

    @ArchTest
    static final ArchRule theDomainKnowsNoWeb = noClasses()
            .that()
            .resideInAnyPackage(all(DOMAIN, STAFF, BASE))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WEB);

    /** The published years are kept in the database; what is worked out from them, and every term, is arithmetic and nothing else. */
    @ArchTest
    static final ArchRule legalDatesAreWorkedOutFromNothingButWhatIsGiven = classes()
            .that()
            .belongToAnyOf(Term.class, Workdays.class, Notice.class)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", "io.keypost.rule")
                    .and(not(type(Clock.class)))
                    .or(belongToAnyOf(Term.class, Workdays.class, Notice.class)));

    @ArchTest
    static final ArchRule onlyProcessAndPlatformKnowTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages(all(PROCESS, PLATFORM, new String[] {"io.keypost"}))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ENGINE);

    @ArchTest
    static final ArchRule theFeaturesOfTheRegisterFormNoCircle =
            slices().matching("io.keypost.register.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule thePartsOfThePlatformFormNoCircle =
            slices().matching("io.keypost.platform.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatTheFeaturesShareKnowsNoFeature = noClasses()
            .that()
            .resideInAPackage("io.keypost.register")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.keypost.register.*..");

    @ArchTest
    static final ArchRule typesettingKnowsNothingOfAgreements = noClasses()
            .that()
            .resideInAPackage("io.keypost.typesetting..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(all(DOMAIN, STAFF, PLATFORM, PROCESS, FACES));

    /** Papers are set with it, and what is uploaded is read with it. */
    @ArchTest
    static final ArchRule onlyTypesettingAndTheChecksOfUploadsKnowThePdfLibrary = noClasses()
            .that()
            .resideOutsideOfPackages("io.keypost.typesetting..", "io.keypost.document..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PDF);

    /** ArchUnit passes over a name that is misspelt or outdated: nothing is in it. */
    @ArchTest
    static void theRulesNameEachPackageThereIs(JavaClasses keypost) {
        var packages = keypost.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals("io.keypost"))
                .map(name -> name.replaceAll("^(io\\.keypost\\.\\w+).*", "$1.."))
                .collect(toCollection(TreeSet::new));

        assertThat(packages).containsExactlyInAnyOrder(all(FACES, PROCESS, PLATFORM, STAFF, DOMAIN, BASE));
        assertThat(all(WEB, new String[] {ENGINE, PDF})).allSatisfy(library -> assertThat(keypost.stream()
                        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                        .anyMatch(each -> resideInAPackage(library).test(each.getTargetClass())))
                .as(library)
                .isTrue());
    }

    private static String[] all(String[]... packages) {
        return Stream.of(packages).flatMap(Stream::of).toArray(String[]::new);
    }
}
