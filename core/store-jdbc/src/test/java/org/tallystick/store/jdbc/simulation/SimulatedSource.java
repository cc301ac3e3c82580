package org.tallystick.store.jdbc.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.spi.Change;
import org.tallystick.spi.Page;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SweptSource;

/** Reads what the script has come to. */
final class SimulatedSource {

    private SimulatedSource() {}

    /** The CRM: a feed that can be swept. */
    static SweptSource<Customer> crm(Script script, Faults faults) {
        return new Feed(script, faults);
    }

    /** The PSA: complete listings. */
    static RecordSource<Customer> psa(Script script, Faults faults) {
        return (cursor, limit) -> {
            faults.at(Point.READ);
            return page(List.copyOf(script.listing().values()), cursor, limit);
        };
    }

    private static Page<Customer> page(List<Change<Customer>> all, @Nullable String cursor, int limit) {
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + limit, all.size());
        return new Page<>(all.subList(from, to), Integer.toString(to), to < all.size());
    }

    private record Feed(Script script, Faults faults) implements SweptSource<Customer> {

        @Override
        public Page<Customer> read(@Nullable String cursor, int limit) {
            faults.at(Point.READ);
            return page(script.feed(), cursor, limit);
        }

        @Override
        public Versions versions(@Nullable String cursor, int limit) {
            faults.at(Point.READ);
            Map<String, Long> versions = new HashMap<>();
            all().forEach(change -> versions.merge(change.documentId(), change.version(), Math::max));
            return new Versions(versions, null);
        }

        @Override
        public List<Change<Customer>> fetch(List<String> documentIds) {
            faults.at(Point.READ);
            return all().filter(change -> documentIds.contains(change.documentId()))
                    .toList();
        }

        private Stream<Change<Customer>> all() {

            return Stream.concat(script.late().stream(), script.feed().stream());
        }
    }
}
