package io.keypost;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What every class keeps to, wherever it stands. */
@AnalyzeClasses(packages = "io.keypost", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .doNotHaveSimpleName("EngineZone") // It takes the machine's zone away.
            .should()
            .callCodeUnitWhere(describe("asks the machine for the time or its zone", call -> asksMachine(call)));

    private static boolean asksMachine(JavaCodeUnitAccess<?> call) {
        var target = call.getTarget();
        var owner = target.getOwner();
        var isTold = target.getRawParameterTypes().stream().anyMatch(each -> each.isEquivalentTo(Clock.class));
        return switch (target.getName()) {
            case "now" -> owner.getPackageName().startsWith("java.time") && !isTold;
            case "systemDefault" -> owner.isEquivalentTo(ZoneId.class);
            case "systemDefaultZone", "systemUTC" -> owner.isEquivalentTo(Clock.class);
            case "getDefault" -> owner.isEquivalentTo(TimeZone.class);
            case "getInstance" -> owner.isAssignableTo(Calendar.class);
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "<init>" ->
                owner.isEquivalentTo(Date.class)
                        && target.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    /** What is final has come by the constructor: Lombok takes its annotation over to the parameter. */
    @ArchTest
    static final ArchRule nothingIsInjectedBehindTheConstructor = noFields()
            .that()
            .areNotFinal()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .orShould()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith(Resource.class)
            .orShould()
            .beAnnotatedWith(PersistenceContext.class);

    @ArchTest
    static final ArchRule entitiesGuardTheirState = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and()
            .arePublic()
            .should()
            .haveNameMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule entitiesHideTheirFields = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and()
            .areNotStatic()
            .should()
            .notBePrivate();

    @ArchTest
    static final ArchRule whatStandsBehindAnElementIsItsProcessesOwn = noClasses()
            .that()
            .haveSimpleNameEndingWith("Steps")
            .and()
            .resideInAPackage("io.keypost.process.*..")
            .should()
            .bePublic();

    @ArchTest
    static final ArchRule aClassIsPublicOnlyForAnotherPackage = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .and()
            .areNotAnnotatedWith(SpringBootApplication.class)
            .and()
            .doNotHaveSimpleName("WebappLogin") // Camunda's filter makes it, by its name.
            .should(beUsedByAnotherPackage());

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                // What stands within it counts: a nested type cannot be reached past a class that is hidden.
                var used = each.getPackage().getClasses().stream()
                        .filter(it -> it.equals(each) || it.getName().startsWith(each.getName() + "$"))
                        .flatMap(it -> it.getDirectDependenciesToSelf().stream())
                        .anyMatch(it -> !it.getOriginClass().getPackage().equals(each.getPackage()));
                events.add(new SimpleConditionEvent(each, used, each.getFullName() + " is public, but nobody else's"));
            }
        };
    }
}
