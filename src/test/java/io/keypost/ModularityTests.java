package io.keypost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** No cycles between the packages, and nobody reaches into a nested package that is not offered by {@code @NamedInterface}. */
class ModularityTests {

    @Test
    void packagesFormNoCyclesAndKeepTheirInsides() {
        var modules = ApplicationModules.of(KeypostApplication.class);

        assertThat(modules.getModuleByName("process")).isPresent();
        modules.verify();
    }
}
