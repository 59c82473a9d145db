package io.keypost;

import io.keypost.platform.security.Logins;
import io.keypost.post.OptionalPost;
import io.keypost.process.CaseKeys;
import io.keypost.process.Cases;
import io.keypost.process.ProcessTest;
import io.keypost.process.resignation.Notices;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole application, one for all these tests since the engine bears no second in a JVM, without sample data and with the job executor off, on H2 or, when asked, on a real PostgreSQL. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("database")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(TestDatabase.Emptied.class)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDatabase.class)
@Import({
    TestClock.Configuration.class,
    CaseKeys.class,
    Cases.class,
    Notices.class,
    OptionalPost.class,
    Logins.Configuration.class,
    ProcessTest.Coverage.class
})
public @interface KeypostTest {}
