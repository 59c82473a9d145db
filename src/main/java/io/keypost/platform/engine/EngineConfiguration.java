package io.keypost.platform.engine;

import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** How the process engine is set up beyond what application.yaml says. */
@Configuration
@EnableProcessApplication("keypost")
class EngineConfiguration {

    /** The engine asks for its plugins before it looks at its tables; asking for the migrations here puts them first. */
    @Bean
    ProcessEnginePlugin migrationsComeFirst(@SuppressWarnings("unused") FlywayMigrationInitializer migrations) {
        return new AbstractProcessEnginePlugin() {};
    }

    @Bean
    ProcessEnginePlugin rulesForCommands(CommandInterceptor passwordRulesTold) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                configuration.setCustomPreCommandInterceptorsTxRequired(List.of(
                        new RefusalNotes(),
                        new AuditorsOnlyRead(new Auditors(configuration.getIdentityService())),
                        new ClosedCommands(),
                        new FormFieldsOnly(),
                        passwordRulesTold));
            }
        };
    }

    /**
     * The same owner of job locks after a restart, and its old locks let go: jobs that a killed node had taken need not wait until their
     * locks run out. The name must be unique among the nodes that share a database.
     */
    @Bean
    ProcessEnginePlugin stableLockOwner(@Value("${keypost.node}") String node, DataSource dataSource) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void postInit(ProcessEngineConfigurationImpl configuration) {
                configuration.getJobExecutor().setLockOwner(node);
            }

            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                new JdbcTemplate(dataSource)
                        .update(
                                "update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ = ?",
                                node);
            }
        };
    }

    /** Where jobs run. Full, it lets the acquisition wait, where the starter's own would be asked again in a loop. */
    @Bean
    ThreadPoolTaskExecutor camundaTaskExecutor(CamundaBpmProperties properties) {
        var settings = properties.getJobExecution();
        var executor = new ThreadPoolTaskExecutor();
        executor.setCorePoolSize(settings.getCorePoolSize());
        executor.setMaxPoolSize(settings.getMaxPoolSize());
        executor.setQueueCapacity(settings.getQueueCapacity());
        executor.setRejectedExecutionHandler(waitForRoom());
        executor.setThreadNamePrefix("jobs-");
        return executor;
    }

    private static RejectedExecutionHandler waitForRoom() {
        return (jobs, pool) -> {
            if (pool.isShutdown()) {
                throw new RejectedExecutionException("the application is going down");
            }
            try {
                pool.getQueue().put(jobs);
            } catch (InterruptedException goingDown) {
                Thread.currentThread().interrupt();
                throw new RejectedExecutionException(goingDown);
            }
        };
    }
}
