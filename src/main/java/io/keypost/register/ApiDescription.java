package io.keypost.register;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springframework.context.annotation.Configuration;

/** The description of the API names no host: it is read on the host it describes, whatever that was called in the request. */
@Configuration
@OpenAPIDefinition(servers = @Server(url = "/"))
class ApiDescription {}
