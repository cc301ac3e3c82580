package org.tallystick.store.jdbc.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.tallystick.engine.store.StoreException;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Faults that a seed draws, in an amount that it draws too, until they are called off. */
final class SeededFaults implements Faults {

    private static final List<Fate> FATES = List.of(Fate.values());

    private static final int PER_MILLE = 1000;
    private static final int[] STORE_RATES = {0, 1, 3, 8};
    private static final int[] CONNECTOR_RATES = {0, 30, 100, 250};

    private final Random random;
    private final int storeRate;
    private final int connectorRate;
    private boolean isOver;

    SeededFaults(long seed) {
        random = Seeds.random(seed, 1);
        storeRate = STORE_RATES[random.nextInt(STORE_RATES.length)];
        connectorRate = CONNECTOR_RATES[random.nextInt(CONNECTOR_RATES.length)];
    }

    void callOff() {
        isOver = true;
    }

    @Override
    public void at(Point point) {
        if (point.isOfStore()) {
            if (happens(storeRate)) {
                if (random.nextBoolean()) {
                    throw new Crash(point);
                }
                throw new StoreException("the database goes away at " + point, new IllegalStateException());
            }
        } else if (happens(connectorRate)) {
            hit(point);
        }
    }

    private void hit(Point point) {
        switch (random.nextInt(4)) {
            case 0 -> throw new Crash(point);
            case 1 -> throw new Defect(point);
            case 2 ->
                throw new ConnectorException(problem(point).withRetryAfter(Duration.ofSeconds(random.nextInt(90))));
            default -> throw new ConnectorException(problem(point));
        }
    }

    private static Problem problem(Point point) {
        FailureKind kind = point == Point.ANSWER ? FailureKind.OUTCOME_UNKNOWN : FailureKind.UNAVAILABLE;
        return Problem.of(kind, "503", "gone at " + point);
    }

    @Override
    public Fate fate() {
        return happens(connectorRate) ? FATES.get(1 + random.nextInt(FATES.size() - 1)) : Fate.WELL;
    }

    private boolean happens(int rate) {
        return !isOver && random.nextInt(PER_MILLE) < rate;
    }
}
