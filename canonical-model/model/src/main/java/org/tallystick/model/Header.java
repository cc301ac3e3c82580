package org.tallystick.model;

import jakarta.validation.Valid;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Period;

/**
 * What all records share. Its type is its ref's; its schema version is the document's.
 *
 * @param ref who it is, as the system that it came from knows it
 * @param stamp what the hub gave it; none: the hub has not stored it yet
 * @param provenance where it came from
 * @param effective days on which this version is in force
 * @param handling who may see it, and where it may lie
 * @param extensions values that the model has no field for, by {@code namespace.name}; set by rule sets (CM-11)
 * @param unknown fields of its document that this version of the model does not know: JSON Pointer to JSON text. They are kept and
 *     written again (CM-11, CM-15)
 */
@BuiltRecord
public record Header(
        Ref<?> ref,
        @Nullable @Valid Stamp stamp,
        @Valid Provenance provenance,
        Period effective,
        Handling handling,
        SortedMap<String, String> extensions,
        SortedMap<String, String> unknown) {

    public Header {
        MissingFieldsException.check(Header.class, "ref", ref);
        provenance = provenance == null ? Provenance.NONE : provenance;
        effective = effective == null ? Period.ALWAYS : effective;
        handling = handling == null ? Handling.ORDINARY : handling;
        extensions = Copies.sorted(extensions);
        unknown = Copies.sorted(unknown);
    }

    /** A header that says who it is and nothing else. */
    public static Header of(Ref<?> ref) {
        return HeaderBuilder.builder().ref(ref).build();
    }

    /** The same, with one more extension. */
    public Header withExtension(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(extensions);
        more.put(name, value);
        return HeaderBuilder.builder(this).extensions(more).build();
    }
}
