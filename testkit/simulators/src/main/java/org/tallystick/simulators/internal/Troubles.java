package org.tallystick.simulators.internal;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.simulators.internal.Fault.Kind;

/** What goes wrong at a vendor that misbehaves throughout: faults, each for the requests that may meet it. */
public final class Troubles {

    private static final List<String> WRITES = List.of("POST", "PUT", "PATCH", "DELETE");

    private final List<Fault> faults = new ArrayList<>();

    private Troubles() {}

    /** Whatever the vendor, a request or its answer is lost, or the answer comes late, by half, or from something between. */
    public static Troubles ofTheWire() {
        return new Troubles()
                .on("*", "", Fault.of(Kind.DROP_BEFORE), Fault.of(Kind.CUT_BODY))
                .on("*", "", Fault.of(Kind.SLOW), Fault.of(Kind.GARBAGE));
    }

    /** And these, of requests to such paths. */
    public Troubles onAll(String pathContains, Fault... more) {
        return on("*", pathContains, more);
    }

    /** And these, of requests that read from such paths. */
    public Troubles onReads(String pathContains, Fault... more) {
        return on("GET", pathContains, more);
    }

    /** And these, of requests that write to such paths. */
    public Troubles onWrites(String pathContains, Fault... more) {
        WRITES.forEach(method -> on(method, pathContains, more));
        return this;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    private Troubles on(String method, String pathContains, Fault... more) {
        for (Fault fault : more) {
            faults.add(fault.on(method, pathContains));
        }
        return this;
    }
}
