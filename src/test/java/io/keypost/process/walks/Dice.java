package io.keypost.process.walks;

import java.util.List;
import java.util.Random;

/** What a step leaves to chance, the same each time it is walked. */
final class Dice {

    private final Random random;

    Dice(int throwing) {
        random = new Random(throwing * 7919L);
        random.nextInt();
    }

    /** So many times in ten. */
    boolean inTen(int times) {
        return random.nextInt(10) < times;
    }

    @SafeVarargs
    final <T> T of(T... some) {
        return some[random.nextInt(some.length)];
    }

    <T> T of(List<T> some) {
        if (some.isEmpty()) {
            throw new Walk.NothingToDo();
        }
        return some.get(random.nextInt(some.size()));
    }
}
