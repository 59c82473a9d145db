package io.keypost.platform.engine;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The engine stores times without a zone, counts days and reads plain dates, all in the zone of the JVM. So that zone is UTC, whatever
 * the machine's: nodes agree, nothing moves with the machine, and no hour is left out or comes twice.
 */
class EngineZone implements EnvironmentPostProcessor {

    /** Where this JVM would be without us. */
    private static final ZoneId MACHINE = TimeZone.getDefault().toZoneId();

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("machine", Map.of("keypost.machine-zone", MACHINE.getId())));
    }
}
