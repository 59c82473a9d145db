package io.keypost.platform.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Errors nobody behind the filters has a say in, told like every other. */
@Configuration
class ContainerErrors {

    /**
     * Told at once: a status alone would be passed on to the page of errors, and its request be rejected for the same method or header
     * once more.
     */
    @Bean
    RequestRejectedHandler rejectedRequests(ErrorAnswers answers) {
        return (request, response, odd) -> answers.tell(
                request,
                response,
                request.getDispatcherType() == DispatcherType.ERROR
                        ? ErrorPages.statusOf(request)
                        : HttpServletResponse.SC_BAD_REQUEST);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> toldByTheContainer(ObjectProvider<ErrorAnswers> answers) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Told(answers)));
    }

    /** What is no HTTP, or of no path, never reaches a filter. */
    private static final class Told extends ErrorReportValve {

        private final ObjectProvider<ErrorAnswers> answers;

        Told(ObjectProvider<ErrorAnswers> answers) {
            this.answers = answers;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failed) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                answers.getObject().tell(request, response.getResponse(), theCallers(status));
            } catch (IOException gone) {
                // Nobody is there to be told.
            }
        }

        /** That it knows no such method or encoding is no fault of ours. */
        private static int theCallers(int status) {
            return status == HttpServletResponse.SC_NOT_IMPLEMENTED ? HttpServletResponse.SC_BAD_REQUEST : status;
        }
    }
}
