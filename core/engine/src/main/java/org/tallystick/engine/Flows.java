package org.tallystick.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.enrich.Enricher;
import org.tallystick.engine.internal.deliver.DeliverFlow;
import org.tallystick.engine.internal.deliver.LeftOut;
import org.tallystick.engine.internal.ingest.Enrichment;
import org.tallystick.engine.internal.ingest.IngestFlow;
import org.tallystick.engine.internal.ingest.Selection;
import org.tallystick.engine.retry.Tier;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.rules.classification.FieldClassification;
import org.tallystick.rules.routing.Routing;
import org.tallystick.spi.Connector;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.WriteCapabilities;

/** Makes the flows of an engine of what was declared, and names what cannot be one. */
final class Flows {

    private static final Set<RecordType<?>> RECONCILED = Set.of(RecordType.INVOICE, RecordType.CREDIT_MEMO);

    private final Declared declared;
    private final List<IngestFlow<?>> ingested = new ArrayList<>();
    private final List<DeliverFlow<?>> delivered = new ArrayList<>();
    private final List<DeliverFlow<?>> shadows = new ArrayList<>();

    Flows(Declared declared) {
        this.declared = declared;
        declared.ingested.forEach(each -> ingestFlow(each.type(), each.from()).ifPresent(ingested::add));
        declared.delivered.forEach(
                each -> (each.to().isShadow() ? shadows : delivered).addAll(deliverFlows(each.type(), each.to())));
        ingested.sort(Comparator.comparing(IngestFlow::tier));
        delivered.sort(Comparator.comparing(DeliverFlow::tier));
    }

    /** The most critical first. */
    List<IngestFlow<?>> ingested() {
        return ingested;
    }

    /** The most critical first. */
    List<DeliverFlow<?>> delivered() {
        return delivered;
    }

    /** Those that are compared only. */
    List<DeliverFlow<?>> shadows() {
        return shadows;
    }

    private <T extends Entity> Optional<IngestFlow<T>> ingestFlow(RecordType<T> type, From from) {
        Connector connector = system(from.system());
        if (connector == null) {
            return Optional.empty();
        }
        Optional<RecordSource<T>> source = connector.source(type, declared.rules.sourceSpec(from.system(), type));
        ReadCapabilities capabilities = connector.descriptor().reads().get(type);
        if (source.isEmpty() || capabilities == null) {
            declared.faults.add(
                    "System '%s' (%s) does not read %s as its configuration and the rule set stand: correct them, take the flow out, or read it from another system"
                            .formatted(from.system(), connector.descriptor().kind(), type));
            return Optional.empty();
        }
        return Optional.of(new IngestFlow<>(
                from.system(),
                type,
                source.get(),
                capabilities,
                tier(from.tier(), type),
                new Selection(from.selection(), from.where()),
                from.maxDeletes(),
                enrichment(type, from)));
    }

    private <T extends Entity> @Nullable Enrichment<T> enrichment(RecordType<T> type, From from) {
        Enricher<?> enricher = from.enricher();
        if (enricher == null) {
            return null;
        }
        if (enricher.name().isBlank() || enricher.type() != type) {
            declared.faults.add(
                    "%s of '%s' is enriched by '%s', which is for %s: name an enricher of the type, with a name"
                            .formatted(type, from.system(), enricher.name(), enricher.type()));
            return null;
        }
        @SuppressWarnings("unchecked") // It is of the type, which stands for the class.
        Enricher<T> same = (Enricher<T>) enricher;
        return new Enrichment<>(same, declared.time);
    }

    /** One for each system behind a port. */
    private List<DeliverFlow<?>> deliverFlows(RecordType<?> type, To to) {
        Routing ofPort = declared.routing;
        List<DeliverFlow<?>> flows = new ArrayList<>();
        if (ofPort != null && ofPort.port().equals(to.system())) {
            ofPort.systems()
                    .forEach(system ->
                            deliverFlow(type, to.at(system), ofPort.port()).ifPresent(flows::add));
        } else {
            deliverFlow(type, to, null).ifPresent(flows::add);
        }
        return flows;
    }

    private <T extends Entity> Optional<DeliverFlow<T>> deliverFlow(RecordType<T> type, To to, @Nullable String port) {
        Connector connector = system(to.system());
        if (connector == null) {
            return Optional.empty();
        }
        Optional<CustomObject> custom = declared.rules.customObject(to.system(), type);
        if (custom.isPresent()) {
            return customFlow(type, to, port, connector, custom.get());
        }
        Optional<RecordSink<T>> sink = connector.sink(type);
        Optional<RecordLookup<T>> lookup = connector.lookup(type);
        WriteCapabilities capabilities = connector.descriptor().writes().get(type);
        if (sink.isEmpty() || lookup.isEmpty() || capabilities == null) {
            declared.faults.add(
                    "System '%s' (%s) cannot write %s and look it up: take the flow out, or deliver it elsewhere"
                            .formatted(to.system(), connector.descriptor().kind(), type));
            return Optional.empty();
        }
        if (!declared.rules.writtenFields(to.system(), type).isEmpty()
                && !sink.get().writesCustomFields()) {
            declared.faults.add("The rule set writes fields of %s in '%s' (%s), which cannot: remove 'writes' there"
                    .formatted(type, to.system(), connector.descriptor().kind()));
        }
        return Optional.of(flow(type, to, port, new CustomObjectPort<>(sink.get(), lookup.get(), capabilities)));
    }

    /** A custom object is read or written: what is read of it is not all that the record says. */
    private <T extends Entity> Optional<DeliverFlow<T>> customFlow(
            RecordType<T> type, To to, @Nullable String port, Connector connector, CustomObject object) {
        Optional<CustomObjectPort<T>> custom = connector.customObject(type, object);
        if (custom.isEmpty()) {
            declared.faults.add("System '%s' (%s) cannot write the custom object %s: take 'writes' out of the rule set"
                    .formatted(to.system(), connector.descriptor().kind(), object.object()));
        }
        if (declared.isIngested(type, to.system())) {
            declared.faults.add("%s is read from '%s' and written to its custom object %s: do one of the two"
                    .formatted(type, to.system(), object.object()));
        }
        return custom.map(each -> flow(type, to, port, each));
    }

    private <T extends Entity> DeliverFlow<T> flow(
            RecordType<T> type, To to, @Nullable String port, CustomObjectPort<T> way) {
        return new DeliverFlow<>(
                to.system(),
                type,
                way.sink(),
                way.lookup(),
                way.capabilities(),
                to.externalKey()::apply,
                !to.isOnRequest(),
                to.maxCreates(),
                tier(to.tier(), type),
                declared.isIngested(type, to.system()),
                declared.ownership.isAbout(type),
                declared.regions.get(to.system()),
                leftOut(type, to),
                port,
                declared.rules);
    }

    private LeftOut leftOut(RecordType<?> type, To to) {
        to.without().stream()
                .filter(each -> !declared.classification.classes().contains(each))
                .forEach(each -> declared.faults.add(
                        "%s goes to '%s' without the class '%s', which %s does not know: known are %s"
                                .formatted(
                                        type,
                                        to.system(),
                                        each,
                                        declared.classification,
                                        String.join(", ", declared.classification.classes()))));
        SortedSet<String> fields = declared.classification.fields(type, to.without());
        List<String> needed = FieldClassification.needed(type, fields);
        if (!needed.isEmpty()) {
            declared.faults.add(
                    "%s goes to '%s' without %s, which every record must have: classify a field around it, or take the flow out"
                            .formatted(type, to.system(), String.join(", ", needed)));
        }
        if (!fields.isEmpty() && declared.isIngested(type, to.system())) {
            declared.faults.add(
                    "%s goes to '%s' without %s and is read from there too, which would look like a change: do one of the two"
                            .formatted(type, to.system(), String.join(", ", fields)));
        }
        return new LeftOut(to.without(), fields);
    }

    private static Tier tier(@Nullable Tier given, RecordType<?> type) {
        return given == null ? Tier.of(type.name()) : given;
    }

    private @Nullable Connector system(String name) {
        Connector connector = declared.systems.get(name);
        if (connector == null) {
            declared.faults.add("A flow names the system '%s': add it with withSystem(…)".formatted(name));
        }
        return connector;
    }

    /** Of each system its invoices, which must go there, and its credit memos, if they do. */
    List<DeliverFlow<?>> reconciled() {
        List<DeliverFlow<?>> found = new ArrayList<>();
        for (String name : reconciledSystems()) {
            List<DeliverFlow<?>> there = delivered.stream()
                    .filter(flow -> flow.target().equals(name))
                    .toList();
            if (there.stream().noneMatch(flow -> flow.type() == RecordType.INVOICE)) {
                declared.faults.add(
                        "Invoices are reconciled with '%s', and none are delivered there: declare deliver(INVOICE, to(\"%s\"))"
                                .formatted(name, name));
            }
            there.stream().filter(flow -> RECONCILED.contains(flow.type())).forEach(found::add);
        }
        return found;
    }

    /** Those behind a port in its place. */
    private List<String> reconciledSystems() {
        Routing ofPort = declared.routing;
        List<String> names = new ArrayList<>();
        for (String name : declared.reconciled) {
            if (ofPort != null && ofPort.port().equals(name)) {
                names.addAll(ofPort.systems());
            } else {
                names.add(name);
            }
        }
        return names;
    }
}
