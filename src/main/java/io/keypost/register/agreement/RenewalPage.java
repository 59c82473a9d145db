package io.keypost.register.agreement;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The button on an agreement's page; the rest stands in {@code renewal.html}. */
@Controller
@RequiredArgsConstructor
class RenewalPage {

    private final RenewalViews renewals;

    @PostMapping("/agreements/{number}/renewal")
    String begin(@PathVariable String number) {
        renewals.begin(number);
        return "redirect:/agreements/{number}";
    }
}
