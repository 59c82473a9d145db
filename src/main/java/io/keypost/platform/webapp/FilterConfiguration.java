package io.keypost.platform.webapp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keypost.audit.AuditLog;
import io.keypost.platform.engine.EnginePasswords;
import io.keypost.platform.language.Messages;
import io.keypost.platform.web.ErrorAnswers;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The filters between Spring Security, which knows the person by then, and Camunda's own. */
@Configuration
class FilterConfiguration {

    @Bean
    FilterRegistrationBean<RefusalFilter> refusals(
            Messages messages, ObjectMapper json, AuditLog audit, PlatformTransactionManager transactions) {
        var registration = new FilterRegistrationBean<>(new RefusalFilter(messages, json, audit, transactions));
        registration.setOrder(80);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WebappTokens> webappTokens(ErrorAnswers answers) {
        var registration = new FilterRegistrationBean<>(new WebappTokens(answers));
        registration.addUrlPatterns("/camunda/api/*");
        registration.setOrder(85);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WebappGuard> webappGuard(EnginePasswords people, ErrorAnswers answers) {
        var registration = new FilterRegistrationBean<>(new WebappGuard(people, answers));
        registration.addUrlPatterns("/camunda/api/*");
        registration.setOrder(70);
        return registration;
    }
}
