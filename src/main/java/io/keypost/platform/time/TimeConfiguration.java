package io.keypost.platform.time;

import java.time.Clock;
import java.time.ZoneId;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The one clock. It carries the zone that legal dates are days of; the JVM's own zone counts nowhere. */
@Configuration
@EnableScheduling
class TimeConfiguration {

    /**
     * The zone of every legal date.
     *
     * @param zone an IANA name
     */
    @ConfigurationProperties("keypost")
    record Settings(ZoneId zone) {}

    @Bean
    @Profile("!demo & !test")
    Clock clock(Settings settings) {
        return Clock.system(settings.zone());
    }

    /** Where time may be moved. */
    @Configuration
    @Profile({"demo", "test"})
    static class Movable {

        @Bean
        MovableClock movableClock(Settings settings) {
            return new MovableClock(Clock.system(settings.zone()));
        }

        /** Before the engine runs its first job. */
        @Bean
        ProcessEnginePlugin clockGoesOn(MovableClock clock) {
            return new AbstractProcessEnginePlugin() {
                @Override
                public void postProcessEngineBuild(ProcessEngine engine) {
                    clock.restore(engine.getManagementService());
                }
            };
        }
    }
}
