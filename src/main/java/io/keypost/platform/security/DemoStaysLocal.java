package io.keypost.platform.security;

import io.keypost.platform.engine.StartRefused;
import lombok.RequiredArgsConstructor;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Logins everybody knows are for this machine alone. */
@Component
@Profile("demo")
@RequiredArgsConstructor
class DemoStaysLocal implements StartCheck {

    private final ServerProperties server;

    @Override
    public void check() {
        var address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new StartRefused("start.demoIsPublic", address == null ? "0.0.0.0" : address.getHostAddress());
        }
    }
}
