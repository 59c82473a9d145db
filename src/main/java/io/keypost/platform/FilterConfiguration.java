package io.keypost.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.keypost.audit.AuditLog;
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
    FilterRegistrationBean<WebappGuard> webappGuard(Messages messages, ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new WebappGuard(messages, json));
        registration.addUrlPatterns("/camunda/api/*");
        registration.setOrder(90);
        return registration;
    }
}
