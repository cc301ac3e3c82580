package org.tallystick.connector.salesforce.platform;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.SourceSpec;

/**
 * The sources of one org: built-in objects by record type, and every type from a custom object that a rule set names. Thread-safe once
 * it is filled.
 */
public final class ObjectReadings {

    private final OrgClient org;
    private final SystemRefs refs;
    private final int pageSize;
    private final Map<RecordType<?>, ObjectReading<?, ?>> byType = new HashMap<>();
    private final Map<RecordType<?>, List<Need>> needs = new LinkedHashMap<>();
    private final Set<RecordType<?>> read = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> asked = new ConcurrentSkipListMap<>();
    private final Map<String, CustomObject> written = new ConcurrentSkipListMap<>();

    /** What the source of a type reads. */
    private record Need(String object, List<String> fields) {}

    public ObjectReadings(OrgClient org, SystemRefs refs, int pageSize) {
        this.org = org;
        this.refs = refs;
        this.pageSize = pageSize;
    }

    /** The same, with a built-in object for {@code type}. */
    public <T extends Entity> ObjectReadings with(RecordType<T> type, ObjectReading<T, ?> reading) {
        byType.put(type, reading);
        ChildRows children = reading.children();
        ObjectReadings all = with(type, reading.object(), reading.fields());
        return children == null ? all : all.with(type, children.object(), children.fields());
    }

    /**
     * The same, with an object that {@code type} is read from by a source of its own: it is checked and discovered like the others. The first of a
     * type is the one that rule sets ask for fields of.
     */
    public ObjectReadings with(RecordType<?> type, String object, List<String> fields) {
        needs.computeIfAbsent(type, first -> new ArrayList<>()).add(new Need(object, fields));
        return this;
    }

    /** The source of {@code type} that {@code spec} describes; none if no object is built in and it names none. */
    @SuppressWarnings("unchecked") // with() pairs a type only with a reading of it.
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        String object = spec.object();
        if (object != null) {
            remember(object, WireFields.of(RowKey.class));
            remember(object, spec.fields());
            return Optional.of(ObjectSource.custom(org, type, refs, object, spec, pageSize));
        }
        ObjectReading<T, ?> reading = (ObjectReading<T, ?>) byType.get(type);
        if (reading == null) {
            return Optional.empty();
        }
        reads(type, spec);
        return Optional.of(ObjectSource.of(org, reading, spec, pageSize));
    }

    /** The built-in object of {@code type} is read, with what {@code spec} asks for beside it. */
    public void reads(RecordType<?> type, SourceSpec spec) {
        List<Need> need = needs.get(type);
        if (need != null) {
            read.add(type);
            remember(need.get(0).object, spec.fields());
        }
    }

    /** Records of {@code type} are written to that object. */
    public <T extends Entity> Optional<CustomObjectPort<T>> customObject(RecordType<T> type, CustomObject object) {
        written.put(object.object(), object);
        return Optional.of(CustomObjects.port(org, object, pageSize));
    }

    private void remember(String object, Collection<String> fields) {
        asked.computeIfAbsent(object, name -> ConcurrentHashMap.newKeySet()).addAll(fields);
    }

    /**
     * Adds what the built-in objects that are read need of the org's schema, all of them as long as nothing is read, and what rule sets asked for, of custom
     * objects too.
     */
    public SchemaCheck schema(SchemaCheck check) {
        needs.forEach((type, need) -> {
            if (asked.isEmpty() || read.contains(type)) {
                need.forEach(each -> check.reads(each.object, each.fields));
            }
        });
        asked.forEach(
                (object, fields) -> check.reads(object, fields.stream().sorted().toList()));
        written.forEach((name, object) -> check.key(name, object.keyField())
                .writes(name, object.fields().stream().sorted().toList()));
        return check;
    }

    /** The fields of the built-in objects and of the custom ones that rule sets asked for (GOV-7). */
    public SchemaSnapshot discover() {
        FieldTypes types = FieldTypes.of(org);
        SortedMap<String, SortedMap<String, String>> objects = new TreeMap<>();
        Stream.of(
                        needs.values().stream().flatMap(List::stream).map(Need::object),
                        asked.keySet().stream(),
                        written.keySet().stream())
                .flatMap(names -> names)
                .forEach(object -> objects.computeIfAbsent(object, types::all));
        return new SchemaSnapshot(objects);
    }

    /** What its sources promise: any type can be read, from a built-in object or from a custom one. */
    public Map<RecordType<?>, ReadCapabilities> capabilities() {
        return RecordType.all().stream()
                .collect(toUnmodifiableMap(type -> type, type -> ObjectSource.capabilities(pageSize)));
    }
}
