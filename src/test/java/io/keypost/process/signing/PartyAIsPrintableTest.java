package io.keypost.process.signing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keypost.agreement.AgreementSettings;
import io.keypost.platform.engine.StartRefused;
import io.keypost.typesetting.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyAIsPrintableTest {

    private final Fonts fonts = new Fonts();

    @Test
    void anOrdinaryAndARareNameCanBePrinted() {
        assertThatCode(() -> start("江阴市信用办")).doesNotThrowAnyException();
        assertThatCode(() -> start("𠮷䶮单位")).doesNotThrowAnyException();
    }

    @Test
    void aNameNoFontPrintsStopsTheStart() {
        assertThatThrownBy(() -> start("江阴市\uDBFF\uDFFD信用办"))
                .isInstanceOf(StartRefused.class)
                .hasMessage("start.partyAUnprintable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u3000", "\u200B", "——", "\uFEFF"})
    void aNameThatIsNoneStopsTheStart(String name) {
        assertThatThrownBy(() -> start(name)).isInstanceOf(StartRefused.class).hasMessage("start.partyAMissing");
    }

    private void start(String partyA) {
        new PartyAIsPrintable(new AgreementSettings(partyA, "AQXY-{year}-{seq:4}", 30, true), fonts).check();
    }
}
