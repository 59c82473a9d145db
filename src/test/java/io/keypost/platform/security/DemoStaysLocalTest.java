package io.keypost.platform.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.platform.engine.StartRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;

class DemoStaysLocalTest {

    @Test
    void theDemoStaysOnThisMachine() throws UnknownHostException {
        var server = new ServerProperties();
        assertThatThrownBy(() -> new DemoStaysLocal(server).check()).isInstanceOf(StartRefused.class);
        server.setAddress(InetAddress.getByAddress(new byte[4]));
        assertThatThrownBy(() -> new DemoStaysLocal(server).check()).isInstanceOf(StartRefused.class);
        server.setAddress(InetAddress.getLoopbackAddress());
        assertThatCode(() -> new DemoStaysLocal(server).check()).doesNotThrowAnyException();
    }
}
