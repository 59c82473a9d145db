package io.keypost.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.keypost.platform.Browser;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;

/** Whose word counts about who asks: with our settings, a server that says what it believes. */
class TrustedProxyTest {

    /** Answers what it takes the request for. */
    static class Believed {

        @Bean
        ServletRegistrationBean<HttpServlet> echo() {
            return new ServletRegistrationBean<>(
                    new HttpServlet() {
                        @Override
                        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                                throws IOException {
                            response.getWriter()
                                    .print(request.getRemoteAddr() + " " + request.getScheme() + " "
                                            + request.getServerName());
                        }
                    },
                    "/");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 127.0.0.1 http 127.0.0.1",
        "10.0.0.1, 127.0.0.1 http 127.0.0.1",
        "127.0.0.1, 192.0.2.7 https 127.0.0.1",
        "10.0.0.1|127.0.0.1, 192.0.2.7 https 127.0.0.1"
    })
    void onlyTheProxiesThatAreNamedAreBelievedAndNeverAHostName(String proxies, String believed) {
        new WebApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new)
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(
                        ServletWebServerFactoryAutoConfiguration.class,
                        EmbeddedWebServerFactoryCustomizerAutoConfiguration.class))
                .withUserConfiguration(Believed.class)
                .withPropertyValues("server.port=0", "KEYPOST_PROXIES=" + proxies)
                .run(context -> {
                    var server =
                            (AnnotationConfigServletWebServerApplicationContext) context.getSourceApplicationContext();
                    var answer = new Browser(server.getWebServer().getPort())
                            .with("X-Forwarded-For", "192.0.2.7")
                            .with("X-Forwarded-Proto", "https")
                            .with("X-Forwarded-Host", "hostile.example")
                            .with("X-Forwarded-Port", "6666")
                            .get("/");
                    assertThat(answer.body()).isEqualTo(believed);
                });
    }
}
