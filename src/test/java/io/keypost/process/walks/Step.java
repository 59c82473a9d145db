package io.keypost.process.walks;

import java.util.List;
import java.util.stream.Stream;

/**
 * One step of a walk.
 *
 * @param dice what it leaves to chance: who, which of several, when
 */
record Step(Move move, int dice) {

    /** Steps as a failure shows them, such as {@code TASK/3 PASS/17}. */
    static List<Step> parse(String steps) {
        return Stream.of(steps.strip().split("[,\\s]+", -1))
                .map(step -> step.split("/", 2))
                .map(step -> new Step(Move.valueOf(step[0]), Integer.parseInt(step[1])))
                .toList();
    }

    @Override
    public String toString() {
        return move + "/" + dice;
    }
}
