package org.tallystick.store.jdbc.engine;

import static java.util.stream.Collectors.joining;
import static org.tallystick.engine.To.to;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.internal.hub.StoreHub;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.simulation.Crash;
import org.tallystick.store.jdbc.simulation.Faults;
import org.tallystick.store.jdbc.simulation.FaultyStore;
import org.tallystick.store.jdbc.simulation.Point;

/** A hub whose processes go their rounds between it and one ERP, which takes what is asked for; the engine may die meanwhile. */
final class Rounds {

    private static final int TOO_OFTEN = 50;

    final ManualTime time = new ManualTime(2_000);
    final PaperTarget<Customer> customers = new PaperTarget<Customer>().upserting();
    final PaperTarget<Invoice> invoices = new PaperTarget<Invoice>().upserting();
    final PaperTarget<CreditMemo> credits = new PaperTarget<CreditMemo>().upserting();
    final ScriptedDecider decider = new ScriptedDecider();
    private final Store hub;
    private final Faults faults;
    private final ProcessDefinition[] definitions;

    Rounds(Store hub, Faults faults, ProcessDefinition... definitions) {
        this.hub = hub;
        this.faults = faults;
        this.definitions = definitions;
        for (PaperTarget<?> target : List.of(customers, invoices, credits)) {
            target.isCalled(() -> faults.at(Point.WRITE));
        }
    }

    Tallystick open() {
        PaperSystem erp = new PaperSystem()
                .writing(RecordType.CUSTOMER, customers)
                .writing(RecordType.INVOICE, invoices)
                .writing(RecordType.CREDIT_MEMO, credits);
        return Bench.engine(new FaultyStore(hub, faults), time)
                .withSystem("erp", erp)
                .deliver(RecordType.CUSTOMER, to("erp").onRequest())
                .deliver(RecordType.INVOICE, to("erp").onRequest())
                .deliver(RecordType.CREDIT_MEMO, to("erp").onRequest())
                .decide(decider)
                .withProcess(definitions)
                .build();
    }

    /** Does it until it is done, each time with an engine that begins anew. */
    void insist(Consumer<Tallystick> work) {
        for (int i = 0; i < TOO_OFTEN; i++) {
            try {
                work.accept(open());
                return;
            } catch (Crash | StoreException e) {
                time.pass(Errand.REST.dividedBy(10_000));
            }
        }
        throw new AssertionError("It is never done");
    }

    /** How it came where it stands: a line for each move. */
    static String history(Tallystick tally, String key) {
        return tally.processes().history(key).stream()
                .map(move -> "%s %s by %s: %s".formatted(move.step(), move.to(), move.actor(), move.reason()))
                .collect(joining("\n"));
    }

    /** The external keys of what the ERP has, as often as it has it. */
    static List<String> keys(PaperTarget<?> target) {
        return target.kept().stream().map(Found::externalKey).sorted().toList();
    }

    /** The record that deciders see. */
    <T extends Entity> Optional<T> seen(Ref<T> ref) {
        return hub.inTransaction(tx -> new StoreHub(tx).find(ref));
    }
}
