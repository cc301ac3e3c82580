package org.tallystick.engine.internal.deliver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.store.Views.ViewRow;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.spi.CustomFields;

/** What is about to be sent is what the target and the hub will agree on (OWN-5). What the target had before counts too until the outcome is known. */
final class SentViews {

    private SentViews() {}

    /** @param forms what the target will show, by record id */
    static <T extends Entity> void store(
            StoreTransaction tx, DeliverFlow<T> flow, List<Prepared<T>> batch, Map<String, String> forms) {
        Map<String, Map<String, ViewRow>> known = tx.views().find(flow.type().name(), forms.keySet());
        Map<String, ViewRow> rows = new HashMap<>();
        for (Prepared<T> each : batch) {
            String id = each.row().recordId();
            String form = forms.get(id);
            if (form != null) {
                String ours =
                        RecordCodec.encode(plain(flow, each.write().record())).json();
                ViewRow before = known.getOrDefault(id, Map.of()).get(flow.target());
                rows.put(id, after(before, form, ours));
            }
        }
        tx.views().put(flow.target(), flow.type().name(), rows);
    }

    /** As the hub has it. */
    private static <T extends Entity> T plain(DeliverFlow<T> flow, T record) {
        Header plain = CustomFields.without(record.header());
        return plain.equals(record.header()) ? record : flow.type().withHeader(record, plain);
    }

    private static ViewRow after(@Nullable ViewRow before, String form, String ours) {
        if (before == null) {
            return new ViewRow(form, ours, null);
        }
        return new ViewRow(form, ours, before.theirs().equals(form) ? before.earlier() : before.theirs());
    }
}
