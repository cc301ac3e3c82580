package org.tallystick.engine;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.engine.decide.Finding;

/**
 * What a run did and left open.
 *
 * @param period that it billed
 * @param ingested documents per flow ({@code system/type}); empty if the run had been opened before this call, by one that was cut short too
 * @param exceptions open after it, ordered by code, then subject
 * @param waiting deliveries that wait, per target and type: why, by external key. With them what is compared with its target and waits to be asked for
 * @param breaks differences that reconciliation found; a document that the hub counts and its target does not have is one until that is settled (I45)
 */
public record Run(
        YearMonth period,
        SortedMap<String, Ingested> ingested,
        List<Finding> exceptions,
        SortedMap<String, Map<String, String>> waiting,
        List<String> breaks) {

    public Run {
        ingested = new TreeMap<>(ingested);
        exceptions = List.copyOf(exceptions);
        waiting = new TreeMap<>(waiting);
        breaks = List.copyOf(breaks);
    }

    /**
     * What became of the documents of one flow: read = stored + unchanged + filtered + set aside.
     *
     * @param read documents
     * @param stored as a change
     * @param unchanged or older than what is known
     * @param setAside with an exception
     * @param filtered left out by the flow's selection
     */
    public record Ingested(int read, int stored, int unchanged, int setAside, int filtered) {

        /** Of a flow that takes in everything. */
        public Ingested(int read, int stored, int unchanged, int setAside) {
            this(read, stored, unchanged, setAside, 0);
        }
    }
}
