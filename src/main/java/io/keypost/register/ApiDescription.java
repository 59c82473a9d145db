package io.keypost.register;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How the API describes itself under {@code /v3/api-docs}. It names no host: it is read on the host it describes, whatever that was
 * called in the request.
 */
@Configuration
@OpenAPIDefinition(info = @Info(title = "keypost", version = "1"), servers = @Server(url = "/"))
class ApiDescription {

    /** A refusal (RFC 9457), as {@code platform/web} answers it. */
    private record Problem(
            String type, String title, int status, String detail, String instance, List<ViolationView> violations) {}

    /** Any operation may refuse, and all of them do so in one shape. */
    @Bean
    OpenApiCustomizer describedRefusals() {
        var refusal = new ApiResponse()
                .description("Refused: what is wrong with which field, in the caller's language")
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(new Schema<>().$ref("Problem"))));
        return api -> {
            ModelConverters.getInstance().readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().addApiResponse("default", refusal));
        };
    }
}
