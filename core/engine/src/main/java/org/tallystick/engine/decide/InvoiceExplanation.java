package org.tallystick.engine.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.LineExplanation;
import org.tallystick.model.Invoice;
import org.tallystick.model.Ref;

/**
 * Why an invoice is as it is, as it was when it was decided, whatever changed since (TRN-5).
 *
 * @param invoice which
 * @param decision that made it, as {@code decide/<decider>/<key>}
 * @param run in which it was made; none: in no run
 * @param terms of the contract on which it rests, as amended; empty: it is blanked
 * @param contractVersion of the contract's record; none: the hub did not have it, or it is blanked
 * @param policiesAsked which policies were asked about it; none: none is about it, or it is blanked
 * @param lines in their order: items, rate and where it came from, tax. What the invoice says itself is there always; where amounts came from is empty of one
 *     that is blanked
 * @param isBlanked whether what it rests on is not known any more, because it named a person who was forgotten (POL-8)
 */
public record InvoiceExplanation(
        Ref<Invoice> invoice,
        String decision,
        @Nullable String run,
        String terms,
        @Nullable Version contractVersion,
        @Nullable Policies policiesAsked,
        List<LineExplanation> lines,
        boolean isBlanked) {

    public InvoiceExplanation {
        lines = List.copyOf(lines);
    }

    /**
     * A version of a record.
     *
     * @param number 1, 2, 3 …: the hub's, one more per change
     * @param fingerprint of what it said
     */
    public record Version(long number, String fingerprint) {}

    /**
     * What policies said.
     *
     * @param name of the set
     * @param version of the set, a hash of what it says
     * @param spoken those that spoke, in the order of the file: id and severity with a space between; empty: none did
     */
    public record Policies(String name, String version, List<String> spoken) {

        public Policies {
            spoken = List.copyOf(spoken);
        }
    }

    /** For a person to read: what decided it and when, on which terms, which policies spoke, and its lines as {@link LineExplanation#text}. */
    public String text() {
        List<String> rows = new ArrayList<>();
        rows.add(
                run == null
                        ? "%s, %s".formatted(invoice, decision)
                        : "%s, %s, run %s".formatted(invoice, decision, run));
        if (isBlanked) {
            rows.add("what it rests on is blanked: it named a person who was forgotten");
        }
        if (!terms.isEmpty()) {
            rows.add("terms: " + terms);
        }
        policies()
                .filter(asked -> !asked.spoken().isEmpty())
                .ifPresent(asked -> rows.add("policies: " + String.join(", ", asked.spoken())));
        lines.forEach(line -> rows.add(line.text()));
        return String.join("\n", rows);
    }

    /** Which version of the contract it rests on. */
    public Optional<Version> contract() {
        return Optional.ofNullable(contractVersion);
    }

    /** What the policies said of it. */
    public Optional<Policies> policies() {
        return Optional.ofNullable(policiesAsked);
    }
}
