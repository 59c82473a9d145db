package io.keypost.register.agreement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import lombok.RequiredArgsConstructor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agreements/{number}/renewal")
@Tag(name = "Agreements")
@RequiredArgsConstructor
class RenewalsApi {

    private final RenewalViews renewals;

    @PostMapping
    @Operation(summary = "Has the renewal of an agreement decided: starts the process (managers of the department, hr)")
    ResponseEntity<RenewalView> begin(@PathVariable String number) {
        renewals.begin(number);
        return ResponseEntity.created(URI.create("/api/agreements/" + number + "/renewal"))
                .body(renewals.show(number));
    }

    @GetMapping
    @Operation(summary = "The latest renewal of an agreement: its state, who decided what and when, what the rules say")
    RenewalView get(@PathVariable String number) {
        return renewals.show(number);
    }
}
