package org.tallystick.examples.monthend.check;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;

/**
 * Decides on many invoices at once.
 *
 * @param size how many, a multiple of 100
 * @param period in which they are issued
 * @param invoice by its number, from 0
 */
public record InvoiceFlood(int size, YearMonth period, IntFunction<Invoice> invoice) implements Decider {

    private static final int OF_ONE_KEY = 100;

    @Override
    public String name() {
        return "invoice-flood";
    }

    @Override
    public Set<RecordType<?>> inputs() {
        return Set.of();
    }

    @Override
    public Set<String> dirtiedBy(Entity record) {
        return Set.of();
    }

    /** Those that are not decided yet. */
    @Override
    public List<String> keys(Hub hub, List<String> dirty) {
        return IntStream.range(0, size / OF_ONE_KEY)
                .filter(key -> hub.find(invoice.apply(key * OF_ONE_KEY).ref())
                        .isEmpty())
                .mapToObj(String::valueOf)
                .toList();
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        Decision.Builder decision = Decision.builder();
        int first = Integer.parseInt(key) * OF_ONE_KEY;
        IntStream.range(first, first + OF_ONE_KEY).mapToObj(invoice).forEach(decision::put);
        return decision.build();
    }
}
