package io.keypost.demo;

import io.keypost.platform.time.TimeMachine;
import io.keypost.rule.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.OffsetDateTime;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/demo/clock")
@Profile("demo")
@Tag(name = "Demo")
@RequiredArgsConstructor
class ClockApi {

    /** The time, with its offset. */
    record Time(@Nullable OffsetDateTime now) {}

    private final TimeMachine timeMachine;
    private final Clock clock;

    @GetMapping
    @Operation(summary = "The time it is here")
    Time now() {
        return new Time(timeMachine.now().atZone(clock.getZone()).toOffsetDateTime());
    }

    @PutMapping
    @Operation(summary = "Moves time forward; answers when no job is due any more")
    Time move(@RequestBody Time to) {
        if (to.now() == null) {
            throw Refusal.rule("now", "input.missing");
        }
        timeMachine.setOut(to.now().toInstant()).arrive();
        return now();
    }
}
