package io.keypost.process.signing;

import io.keypost.agreement.AgreementSettings;
import io.keypost.document.Fonts;
import io.keypost.platform.StartRefused;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Every paper names party A: a name that cannot be printed is refused at the start, not when the first agreement is due. */
@Component
class PartyAIsPrintable {

    PartyAIsPrintable(AgreementSettings settings, Fonts fonts) {
        fonts.firstUnprintable(settings.partyA()).ifPresent(character -> {
            throw new StartRefused(
                    "start.partyAUnprintable", String.format(Locale.ROOT, "U+%04X", character), settings.partyA());
        });
    }
}
