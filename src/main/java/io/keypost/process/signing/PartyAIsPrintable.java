package io.keypost.process.signing;

import io.keypost.agreement.AgreementSettings;
import io.keypost.platform.engine.StartRefused;
import io.keypost.platform.security.StartCheck;
import io.keypost.typesetting.Fonts;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;

/**
 * Every paper names party A, and no default could: a name that is missing or cannot be printed is refused at the start, not when the
 * first agreement is due.
 */
@Component
@RequiredArgsConstructor
class PartyAIsPrintable implements StartCheck {

    private final AgreementSettings settings;
    private final Fonts fonts;

    @Override
    public void check() {
        var name = settings.partyA();
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new StartRefused("start.partyAMissing");
        }
        fonts.firstUnprintable(name).ifPresent(character -> {
            throw new StartRefused("start.partyAUnprintable", String.format(Locale.ROOT, "U+%04X", character), name);
        });
    }
}
