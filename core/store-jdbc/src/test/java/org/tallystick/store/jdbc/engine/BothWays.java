package org.tallystick.store.jdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Draft;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteStrategy;

/** A system of customers that is written to and read, and that shows names in a form of its own. */
final class BothWays implements Connector, RecordSource<Customer>, RecordSink<Customer>, RecordLookup<Customer> {

    private final String system;
    private final UnaryOperator<String> form;
    private final boolean tellsForm;
    private final Map<String, Kept> kept = new TreeMap<>();
    private final Map<String, String> survivors = new TreeMap<>();
    private final List<String> writes = new ArrayList<>();
    private final Map<String, Map<String, @Nullable Object>> custom = new TreeMap<>();
    private Runnable beforeWrite = () -> {};
    private Runnable afterWrite = () -> {};
    private @Nullable Consumer<String> reread;
    private boolean checksVersion;
    private long version;

    private record Kept(
            String key,
            String name,
            @Nullable String legalName,
            @Nullable String parent,
            long version) {}

    /** @param tellsForm whether its connector knows that form */
    BothWays(String system, UnaryOperator<String> form, boolean tellsForm) {
        this.system = system;
        this.form = form;
        this.tellsForm = tellsForm;
    }

    String name() {
        return system;
    }

    /** A user of the system changes a name. */
    void renames(String key, String name) {
        Kept before = kept.get(key);
        kept.put(
                key,
                before == null
                        ? new Kept(key, name, null, null, ++version)
                        : new Kept(key, name, before.legalName(), before.parent(), ++version));
    }

    /** A user of the system changes a legal name. */
    void renamesLegally(String key, String legalName) {
        Kept before = requireNonNull(kept.get(key));
        kept.put(key, new Kept(key, before.name(), legalName, before.parent(), ++version));
    }

    @Nullable String legalName(String key) {
        return requireNonNull(kept.get(key)).legalName();
    }

    /** A user of the system merges a customer into another. */
    void merges(String key, String survivor) {
        Kept before = requireNonNull(kept.get(key));
        survivors.put(key, survivor);
        kept.put(key, new Kept(key, before.name(), before.legalName(), before.parent(), ++version));
    }

    /** What happens when it is to write. */
    void isToWrite(Runnable event) {
        beforeWrite = event;
    }

    /** What happens when it has written, before it answers. */
    void hasWritten(Runnable event) {
        afterWrite = event;
    }

    /**
     * Its connector reads a customer again, changes the name alone, and puts it back.
     *
     * @param checksVersion whether it is refused what somebody else changed in between
     * @param meanwhile what happens in between, by key
     */
    BothWays rereading(boolean checksVersion, Consumer<String> meanwhile) {
        this.checksVersion = checksVersion;
        this.reread = meanwhile;
        return this;
    }

    /** The names that were written to it. */
    List<String> writes() {
        return writes;
    }

    String name(String key) {
        Kept found = kept.get(key);
        return found == null ? "" : found.name();
    }

    /** Its own fields of a customer, as they were written. */
    Map<String, @Nullable Object> custom(String key) {
        return custom.getOrDefault(key, Map.of());
    }

    @Override
    public boolean writesCustomFields() {
        return true;
    }

    @Override
    public Customer normalForm(Write<Customer> write) {
        Customer record = write.record();
        return tellsForm
                ? CustomerBuilder.builder(record)
                        .name(form.apply(record.name()))
                        .build()
                : record;
    }

    @Override
    public List<Outcome> write(List<Write<Customer>> batch) {
        beforeWrite.run();
        List<Outcome> answers = new ArrayList<>();
        for (Write<Customer> write : batch) {
            answers.add(write(write));
        }
        afterWrite.run();
        return answers;
    }

    private Outcome write(Write<Customer> write) {
        String key = write.externalKey();
        writes.add(write.record().name());
        Kept there = kept.get(key);
        if (reread != null) {
            reread.accept(key);
        }
        if (checksVersion && !Objects.equals(kept.get(key), there)) {
            return Outcome.retry(Problem.of(FailureKind.CONFLICT, "412", "somebody changed it meanwhile"));
        }
        Ref<Customer> parent = write.record().parent();
        String legalName = reread == null || there == null ? write.record().legalName() : there.legalName();
        custom.put(key, CustomFields.of(write.record()));
        kept.put(
                key,
                new Kept(
                        key,
                        form.apply(write.record().name()),
                        legalName,
                        parent == null ? null : write.idOf(parent),
                        ++version));
        return Outcome.applied(id(key));
    }

    @Override
    public Page<Customer> read(@Nullable String cursor, int limit) {
        long after = cursor == null ? 0 : Long.parseLong(cursor);
        List<Change<Customer>> changes = new ArrayList<>();
        kept.values().stream().filter(each -> each.version() > after).forEach(each -> changes.add(change(each)));
        return new Page<>(changes, Long.toString(version), false);
    }

    private Change<Customer> change(Kept each) {
        Ref<Customer> ref = Papers.customerRef(system, id(each.key()));
        CustomerBuilder builder =
                Papers.builder(system, ref.id()).name(each.name()).legalName(each.legalName());
        String survivor = survivors.get(each.key());
        if (survivor != null) {
            builder.status(CustomerStatus.MERGED).survivor(Papers.customerRef(system, survivor));
        }
        if (each.parent() != null) {
            builder.parent(Papers.customerRef(system, each.parent()));
        }
        return new Change.Upsert<>(
                ref.id(),
                each.version(),
                RawDocument.json(raw(each)),
                List.of(Draft.of(ref, builder).withExternalKey(each.key())));
    }

    /** Custom texts stand beside the name. */
    private String raw(Kept each) {
        StringBuilder raw = new StringBuilder("{\"name\":\"%s\"".formatted(each.name()));
        custom(each.key()).forEach((name, value) -> {
            if (value != null) {
                raw.append(",\"%s\":\"%s\"".formatted(name, value));
            }
        });
        return raw.append('}').toString();
    }

    private static String id(String key) {
        return "id-" + key;
    }

    @Override
    public List<Ref<?>> references(Customer record) {
        return record.parent() == null ? List.of() : List.of(record.parent());
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Map<String, Found> found = new LinkedHashMap<>();
        externalKeys.stream()
                .map(kept::get)
                .filter(each -> each != null)
                .forEach(each -> found.put(
                        each.key(),
                        new Found(
                                each.key(), id(each.key()), null, digest(each.name(), each.legalName()), null, null)));
        return found;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return new Listing(List.copyOf(byExternalKey(kept.keySet()).values()), null);
    }

    @Override
    public String digest(Write<Customer> write) {
        return digest(normalForm(write).name(), write.record().legalName());
    }

    private static String digest(String name, @Nullable String legalName) {
        return legalName == null ? name : name + "\n" + legalName;
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(
                "both ways",
                "1",
                Map.of(RecordType.CUSTOMER, PaperSystem.INCREMENTS),
                Map.of(
                        RecordType.CUSTOMER,
                        PaperSystem.declaring(WriteStrategy.UPSERT_BY_EXTERNAL_KEY, PaperSystem.REQUEST_LIFE)));
    }

    @Override
    public void check() {}

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return Optional.of((RecordSource<T>) this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return Optional.of((RecordSink<T>) this);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return Optional.of((RecordLookup<T>) this);
    }

    @Override
    public void close() {}
}
