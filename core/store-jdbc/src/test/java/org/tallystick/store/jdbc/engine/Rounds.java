package org.tallystick.store.jdbc.engine;

import static java.util.stream.Collectors.joining;
import static org.tallystick.engine.To.to;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.json.Fingerprint;
import org.tallystick.json.JsonForm;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.TimeEntry;
import org.tallystick.rules.routing.Routing;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.ReusedHub;
import org.tallystick.store.jdbc.simulation.Crash;
import org.tallystick.store.jdbc.simulation.Faults;
import org.tallystick.store.jdbc.simulation.FaultyStore;
import org.tallystick.store.jdbc.simulation.Point;

/** A hub whose processes go their rounds between it and one ERP, which takes what is asked for; the engine may die meanwhile. */
final class Rounds {

    private static final int TOO_OFTEN = 50;
    private static final int PAGE = 1_000;
    private static final int FAILURES = 8;

    final ManualTime time = new ManualTime(2_000);
    final PaperTarget<Customer> customers = new PaperTarget<Customer>().upserting();
    final PaperTarget<Invoice> invoices = new PaperTarget<Invoice>().upserting();
    final PaperTarget<CreditMemo> credits = new PaperTarget<CreditMemo>().upserting();
    final PaperTarget<TimeEntry> entries = new PaperTarget<TimeEntry>().upserting();
    final PaperTarget<Project> projects = new PaperTarget<Project>().upserting();
    final PaperTarget<Project> psaProjects = new PaperTarget<Project>().upserting();
    final PaperTarget<RevenueSchedule> schedules = new PaperTarget<RevenueSchedule>().upserting();
    final PaperTarget<Invoice> legacyInvoices = new PaperTarget<Invoice>().upserting();
    final ScriptedDecider decider = new ScriptedDecider();
    private final Store hub;
    private final Faults faults;
    private final ProcessDefinition[] definitions;
    private List<RecordType<?>> delivered =
            List.of(RecordType.CUSTOMER, RecordType.INVOICE, RecordType.CREDIT_MEMO, RecordType.TIME_ENTRY);
    private @Nullable Tallystick engine;
    private int asked;
    private int begun;
    private @Nullable Routing routing;

    Rounds(Store hub, Faults faults, ProcessDefinition... definitions) {
        this.hub = hub;
        this.faults = faults;
        this.definitions = definitions;
        for (PaperTarget<?> target : List.of(customers, invoices, credits, entries, projects, psaProjects, schedules)) {
            target.isCalled(() -> {
                faults.at(Point.WRITE);
                asked++;
            });
        }
        faults.sees(() -> List.of(ReusedHub.changes(), asked, begun, time.instant()));
    }

    /** Some calls at which the store fails: what a death leaves is the same, and the engine that lives on is thrown away. */
    static List<Integer> failures(int calls) {
        return new Random(calls).ints(FAILURES, 1, calls + 1).boxed().toList();
    }

    /** The ERP takes records of these types only; a project goes to the PSA, too. */
    Rounds delivering(RecordType<?>... types) {
        delivered = List.of(types);
        return this;
    }

    boolean isDelivering(RecordType<?> type) {
        return delivered.contains(type);
    }

    /** The ERP is one of two behind a port of its name, the one that the routing names for all; the other is called {@code legacy}. */
    Rounds behind(Routing port) {
        routing = port;
        return this;
    }

    private TallystickBuilder builder() {
        TallystickBuilder builder = Bench.engine(new FaultyStore(hub, faults), time);
        PaperSystem erp = system(customers, invoices, credits, entries, projects, schedules);
        return routing == null
                ? builder.withSystem("erp", erp)
                : builder.withRouting(routing)
                        .withSystem(target(), erp)
                        .withSystem(
                                "legacy",
                                system(
                                        new PaperTarget<Customer>().upserting(),
                                        legacyInvoices,
                                        new PaperTarget<CreditMemo>().upserting(),
                                        new PaperTarget<TimeEntry>().upserting(),
                                        new PaperTarget<Project>().upserting(),
                                        new PaperTarget<RevenueSchedule>().upserting()));
    }

    private static PaperSystem system(
            PaperTarget<Customer> customers,
            PaperTarget<Invoice> invoices,
            PaperTarget<CreditMemo> credits,
            PaperTarget<TimeEntry> entries,
            PaperTarget<Project> projects,
            PaperTarget<RevenueSchedule> schedules) {
        return new PaperSystem()
                .writing(RecordType.CUSTOMER, customers)
                .writing(RecordType.INVOICE, invoices)
                .writing(RecordType.CREDIT_MEMO, credits)
                .writing(RecordType.TIME_ENTRY, entries)
                .writing(RecordType.PROJECT, projects)
                .writing(RecordType.REVENUE_SCHEDULE, schedules);
    }

    private String target() {
        return routing == null ? "erp" : "erp-2";
    }

    Tallystick open() {
        TallystickBuilder builder = builder().decide(decider).withProcess(definitions);
        flows().forEach(type -> builder.deliver(type, to("erp").onRequest()));
        if (isDelivering(RecordType.PROJECT)) {
            builder.withSystem("psa", new PaperSystem().writing(RecordType.PROJECT, psaProjects))
                    .deliver(RecordType.PROJECT, to("psa").onRequest());
        }
        return builder.build();
    }

    /** A port has a flow of each type that it routes. */
    private Set<RecordType<?>> flows() {
        Set<RecordType<?>> types = new LinkedHashSet<>(delivered);
        if (routing != null) {
            types.addAll(List.of(RecordType.INVOICE, RecordType.CREDIT_MEMO));
        }
        return types;
    }

    /** Does it until it is done, with an engine that begins anew whenever the one before has died. */
    void insist(Consumer<Tallystick> work) {
        begun++;
        for (int i = 0; i < TOO_OFTEN; i++) {
            try {
                Tallystick tally = engine == null ? open() : engine;
                engine = tally;
                work.accept(tally);
                return;
            } catch (Crash | PowerCut | StoreException e) {
                restart();
            }
        }
        throw new AssertionError("It is never done");
    }

    /** The process ends, and another one begins a little later. */
    void restart() {
        engine = null;
        faults.begins();
        ReusedHub.reopen();
        time.pass(Duration.ofMinutes(4));
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

    /** The ids of all records of the type. */
    List<String> all(RecordType<?> type) {
        return hub.inTransaction(tx -> {
            List<String> ids = new ArrayList<>();
            tx.records()
                    .page(type.name(), "", PAGE)
                    .forEach(row -> Optional.ofNullable(row.decided())
                            .map(json ->
                                    JsonForm.ofDefaults().read(type, json).ref().id())
                            .ifPresent(ids::add));
            Collections.sort(ids);
            return ids;
        });
    }

    /** A system shows that version of a record that the hub has. */
    void reads(Entity record) {
        String type = record.ref().type().name();
        JsonForm form = JsonForm.ofDefaults();
        String json = new String(form.writeBytes(record), StandardCharsets.UTF_8);
        String fingerprint = Fingerprint.of(form.writeBytes(record)).hex();
        hub.inTransaction(tx -> {
            RecordRow row = tx.records().page(type, "", 1).get(0);
            tx.records()
                    .put(List.of(new RecordRow(
                            row.type(),
                            row.id(),
                            row.flow(),
                            row.documentId(),
                            row.version() + 1,
                            fingerprint,
                            json,
                            json,
                            row.key1(),
                            row.key2(),
                            row.run(),
                            0)));
            return row;
        });
    }

    /** All records of the type are gone where they came from. */
    void loses(RecordType<?> type) {
        hub.inTransaction(tx -> {
            List<RecordRow> gone = tx.records().page(type.name(), "", PAGE).stream()
                    .map(row -> new RecordRow(
                            row.type(),
                            row.id(),
                            row.flow(),
                            row.documentId(),
                            row.version() + 1,
                            "",
                            null,
                            null,
                            null,
                            null,
                            row.run(),
                            0))
                    .toList();
            tx.records().put(gone);
            return gone;
        });
    }

    /** A person decides that what is to go to the ERP under that key is not sent. */
    void discards(RecordType<?> type, String externalKey) {
        discards(target(), type, externalKey);
    }

    /** The same, of another system. */
    void discards(String target, RecordType<?> type, String externalKey) {
        hub.inTransaction(tx -> {
            DeliveryRow row = tx.deliveries()
                    .findByExternalKeys(target, type.name(), List.of(externalKey))
                    .get(0);
            tx.deliveries()
                    .put(List.of(new DeliveryRow(
                            row.target(),
                            row.type(),
                            row.recordId(),
                            row.externalKey(),
                            Deliveries.State.DISCARDED,
                            row.fingerprint(),
                            row.extensions(),
                            row.generation(),
                            row.attempts(),
                            row.dueAt(),
                            null,
                            row.remoteId(),
                            row.adopted(),
                            row.requestedBy(),
                            row.run(),
                            null)));
            return row;
        });
    }

    /** The record that deciders see. */
    <T extends Entity> Optional<T> seen(Ref<T> ref) {
        return Bench.engine(hub, time).build().query().find(ref);
    }
}
