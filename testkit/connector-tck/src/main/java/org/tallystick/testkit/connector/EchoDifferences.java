package org.tallystick.testkit.connector;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Ref;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Write;

/**
 * Where what was read differs from the normal form of what was written. As for the engine, what a record is called, where it came from and what a rule set
 * writes of it says nothing, and references count as the target's own ids.
 */
final class EchoDifferences {

    private static final Set<String> OF_ITS_ORIGIN = Set.of("ref", "stamp", "provenance", "unknown");

    private final Write<?> write;
    private final String system;
    private final Set<String> ownFields;
    private final List<String> found = new ArrayList<>();

    private EchoDifferences(Write<?> write, String system, Set<String> ownFields) {
        this.write = write;
        this.system = system;
        this.ownFields = ownFields;
    }

    /**
     * Each with its place in the record and both values.
     *
     * @param ownFields of the target, of which the normal form need not know
     */
    static <T extends Entity> List<String> of(Write<T> write, T normal, T read, Set<String> ownFields) {
        EchoDifferences differences = new EchoDifferences(write, read.ref().system(), ownFields);
        differences.compare("", normal, read);
        return differences.found;
    }

    private void compare(String path, @Nullable Object normal, @Nullable Object read) {
        if (normal instanceof Ref<?> ours && write.references().containsKey(ours)) {
            same(path, Ref.of(system, ours.type(), write.idOf(ours)), read);
        } else if (normal instanceof Record ours
                && read instanceof Record theirs
                && ours.getClass() == theirs.getClass()) {
            compareParts(path, ours instanceof Header header ? CustomFields.without(header) : ours, theirs);
        } else if (normal instanceof List<?> ours && read instanceof List<?> theirs && ours.size() == theirs.size()) {
            for (int i = 0; i < ours.size(); i++) {
                compare(path + "/" + i, ours.get(i), theirs.get(i));
            }
        } else {
            same(path, normal, read);
        }
    }

    private void compareParts(String path, Record ours, Record theirs) {
        for (RecordComponent part : ours.getClass().getRecordComponents()) {
            if (!isPassedOver(ours, path, part.getName())) {
                compare(path + "/" + part.getName(), value(part, ours), value(part, theirs));
            }
        }
    }

    private boolean isPassedOver(Record record, String path, String part) {
        return record instanceof Header ? OF_ITS_ORIGIN.contains(part) : path.isEmpty() && ownFields.contains(part);
    }

    private void same(String path, @Nullable Object normal, @Nullable Object read) {
        if (!Objects.equals(normal, read)) {
            found.add("%s is %s, and was to be %s".formatted(path, read, normal));
        }
    }

    static @Nullable Object value(RecordComponent part, Record of) {
        try {
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException closed) {
            throw new LinkageError("The model's records are public", closed);
        }
    }
}
