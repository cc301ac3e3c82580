package org.tallystick.engine.internal.deliver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.model.Entity;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.Provenance;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.Write;

/**
 * What of our own write is known again when its target is read (OWN-4): all that a record says, but not what it is called there and where it came
 * from.
 */
public final class EchoForm {

    private static final Logger log = LoggerFactory.getLogger(EchoForm.class);

    private EchoForm() {}

    /** The fingerprint of a record that was read. */
    public static <T extends Entity> String of(RecordType<T> type, T record) {
        return Fingerprints.of(json(type, record));
    }

    /** What a target will show of what is about to be sent, by record id; without those whose normal form the connector cannot give. None of a target that is not read. */
    static <T extends Entity> Map<String, String> expected(DeliverFlow<T> flow, List<Prepared<T>> batch) {
        Map<String, String> forms = new HashMap<>();
        if (flow.isRead()) {
            for (Prepared<T> each : batch) {
                try {
                    forms.put(each.row().recordId(), expected(flow, each.write()));
                } catch (ConnectorException e) {
                    log.warn(
                            "{} {}: what it reads of this will count as a change. {}",
                            flow.name(),
                            each.row().externalKey(),
                            e.problem().message());
                }
            }
        }
        return forms;
    }

    /** What the write names, the target names by its own ids. */
    private static <T extends Entity> String expected(DeliverFlow<T> flow, Write<T> write) {
        String json = json(flow.type(), flow.normalForm(write));
        for (Map.Entry<Ref<?>, String> reference : write.references().entrySet()) {
            Ref<?> ours = reference.getKey();
            json = json.replace(text(ours), text(Ref.of(flow.target(), ours.type(), reference.getValue())));
        }
        return json;
    }

    private static <T extends Entity> String json(RecordType<T> type, T record) {
        return RecordCodec.encode(type.withHeader(
                        record,
                        HeaderBuilder.builder(CustomFields.without(record.header()))
                                .ref(Ref.of("hub", type, "echo"))
                                .stamp(null)
                                .provenance(Provenance.NONE)
                                .unknown(new TreeMap<>())
                                .build()))
                .json();
    }

    /** As it stands in JSON, for ids without characters that are escaped there: one with any is not known again, and counts as a change. */
    private static String text(Ref<?> ref) {
        return "{\"system\":\"%s\",\"type\":\"%s\",\"id\":\"%s\"}"
                .formatted(ref.system(), ref.type().name(), ref.id());
    }
}
