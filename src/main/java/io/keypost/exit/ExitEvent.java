package io.keypost.exit;

import io.keypost.agreement.Agreement;
import io.keypost.audit.Logged;

/** What happens on the way out; it stands in the log with the agreement that ends or has ended. */
interface ExitEvent extends Logged {

    String agreementNumber();

    @Override
    default String subject() {
        return Agreement.subject(agreementNumber());
    }
}
