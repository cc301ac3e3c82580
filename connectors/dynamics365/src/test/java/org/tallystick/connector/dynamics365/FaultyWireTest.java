package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.simulators.dynamics365.FinanceEnvironment;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Secret;
import org.tallystick.spi.Write;
import org.tallystick.testkit.connector.wire.WireFault;
import org.tallystick.testkit.connector.wire.WireProxy;
import org.tallystick.testkit.connector.wire.WireScript;

/** As many documents as were to be written, over a line that cuts, garbles and closes answers after the work is done (F-DUP-01). */
class FaultyWireTest {

    private static final int DOCUMENTS = 60;
    private static final int MOST_CALLS = 1_000;

    @TempDir
    Path folder;

    private Invoices invoices;

    @BeforeEach
    void open() throws IOException {
        invoices = new Invoices(folder);
    }

    @AfterEach
    void close() {
        invoices.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachDocumentIsThereOnceWhateverBecomesOfAnswers(long seed) throws IOException {
        WireScript script = WireScript.seeded(
                seed,
                25,
                WireFault.cutAfter(0),
                WireFault.cutAfter(120),
                WireFault.cutAfter(700),
                WireFault.garbage(64),
                WireFault.halfClosed());
        try (WireProxy wire = WireProxy.to(invoices.finance().baseUri(), script)) {
            Connector connector = invoices.finance()
                    .connect(
                            wire.uri(),
                            name -> Secret.of(FinanceEnvironment.CLIENT_SECRET),
                            Map.of("key-prefix", "tck-"));
            List<Write<Invoice>> writes = IntStream.range(0, DOCUMENTS)
                    .mapToObj(number -> write(connector, number))
                    .toList();

            int calls = deliver(connector, writes);

            assertThat(calls).as(script.toString()).isGreaterThan(DOCUMENTS).isLessThan(MOST_CALLS);
            assertThat(invoices.count()).as(script.toString()).isEqualTo(DOCUMENTS);
            assertEqual(invoices.finance().connect(Map.of("key-prefix", "tck-")), writes);
        }
    }

    private Write<Invoice> write(Connector connector, int number) {
        Invoice invoice = invoices.record(number, 1);
        Map<Ref<?>, String> references = new HashMap<>();
        sink(connector).references(invoice).forEach(ref -> references.put(ref, invoices.idOf(ref)));
        return new Write<>(invoice, "tck-" + number, "0".repeat(64), null, references);
    }

    /** Until each is there; a write looks itself before it sends. Gives the calls. */
    private static int deliver(Connector connector, List<Write<Invoice>> writes) {
        int calls = 0;
        for (Write<Invoice> write : writes) {
            boolean done = false;
            while (!done && calls < MOST_CALLS) {
                calls++;
                try {
                    Outcome outcome = sink(connector).write(List.of(write)).get(0);
                    assertThat(outcome.kind()).as("%s", outcome).isNotEqualTo(Outcome.Kind.REJECTED);
                    done = outcome.remoteId() != null;
                } catch (ConnectorException nothingSent) {
                    // It is tried again.
                }
            }
        }
        return calls;
    }

    private static void assertEqual(Connector connector, List<Write<Invoice>> writes) {
        RecordLookup<Invoice> lookup = connector.lookup(RecordType.INVOICE).orElseThrow();
        Map<String, Found> found =
                lookup.byExternalKey(writes.stream().map(Write::externalKey).toList());
        for (Write<Invoice> write : writes) {
            assertThat(found.get(write.externalKey()).digest()).isEqualTo(lookup.digest(write));
        }
    }

    private static RecordSink<Invoice> sink(Connector connector) {
        return connector.sink(RecordType.INVOICE).orElseThrow();
    }
}
