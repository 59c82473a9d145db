package io.keypost.register.agreement;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The button on an agreement's page; the rest stands in {@code renewal.html}. */
@Controller
class RenewalPage {

    private final RenewalViews renewals;

    RenewalPage(RenewalViews renewals) {
        this.renewals = renewals;
    }

    @PostMapping("/agreements/{number}/renewal")
    String begin(@PathVariable String number) {
        renewals.begin(number);
        return "redirect:/agreements/{number}";
    }
}
