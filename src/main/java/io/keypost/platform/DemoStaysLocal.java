package io.keypost.platform;

import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Logins everybody knows are for this machine alone. */
@Component
@Profile("demo")
class DemoStaysLocal {

    DemoStaysLocal(ServerProperties server) {
        var address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new StartRefused("start.demoIsPublic", address == null ? "0.0.0.0" : address.getHostAddress());
        }
    }
}
