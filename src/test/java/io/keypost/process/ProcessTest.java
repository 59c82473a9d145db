package io.keypost.process;

import io.keypost.KeypostTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Objects;
import org.camunda.community.process_test_coverage.spring_test.common.ProcessEngineCoverageProperties;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

/** Tests of one BPMN file: all its flow nodes and flows must have been passed when the class is done. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProcessTest.Covering.class)
@KeypostTest
public @interface ProcessTest {

    /** The process whose file must be covered. */
    String value();

    /** Remembers whose turn it is, before Spring's listeners ask. */
    class Covering implements BeforeAllCallback, AfterAllCallback {

        private static String process = "";

        @Override
        public void beforeAll(ExtensionContext context) {
            var annotation = context.getRequiredTestClass().getAnnotation(ProcessTest.class);
            process = Objects.requireNonNull(annotation).value();
        }

        @Override
        public void afterAll(ExtensionContext context) {
            process = "";
        }
    }

    /** The coverage asked of the class that runs: of a process test all, of any other nothing. */
    @TestConfiguration
    class Coverage {

        private static final List<String> PROCESSES = List.of(
                "appointment",
                "signing",
                "term",
                "renewal",
                "resignation",
                "transfer",
                "clearance",
                "removal",
                "duty-adjustment",
                "secrecy",
                "exception-pair");

        @Bean
        @Scope("prototype")
        ProcessEngineCoverageProperties coverageProperties() {
            var others = PROCESSES.stream().filter(key -> !key.equals(Covering.process));
            var asked = ProcessEngineCoverageProperties.builder()
                    .excludeProcessDefinitionKeys(others.toArray(String[]::new));
            return Covering.process.isEmpty()
                    ? asked.build()
                    : asked.assertClassCoverageAtLeast(1.0).build();
        }
    }
}
