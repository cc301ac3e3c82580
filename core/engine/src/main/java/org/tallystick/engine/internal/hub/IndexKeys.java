package org.tallystick.engine.internal.hub;

import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Index;
import org.tallystick.engine.store.Records;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Invoice;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;

/**
 * The indexed keys of a record: what {@link Index} finds it by.
 *
 * @param key1 by engagement, project, worker or original
 * @param key2 by day, or by contract line
 */
public record IndexKeys(@Nullable String key1, @Nullable String key2) {

    /** Not indexed. */
    public static final IndexKeys NONE = new IndexKeys(null, null);

    /** The keys of {@code record}. */
    public static IndexKeys of(Entity record) {
        if (record instanceof TimeEntry time) {
            Ref<?> resource = time.resource();
            return new IndexKeys(
                    text(time.project()), resource == null ? null : Index.resourceDay(resource, time.workDate()));
        }
        if (record instanceof ContractAmendment amendment) {
            return new IndexKeys(text(amendment.engagement()), text(amendment.contractLine()));
        }
        return new IndexKeys(key1(record), null);
    }

    /** The column that holds the keys of {@code index}. */
    public static Records.Key column(Index index) {
        return index == Index.RESOURCE_DAY || index == Index.CONTRACT_LINE ? Records.Key.KEY2 : Records.Key.KEY1;
    }

    private static @Nullable String key1(Entity record) {
        if (record instanceof ExpenseItem expense) {
            return text(expense.project());
        }
        if (record instanceof Milestone milestone) {
            return text(milestone.project());
        }
        if (record instanceof Project project) {
            return text(project.engagement());
        }
        if (record instanceof ContractLine line) {
            return text(line.engagement());
        }
        if (record instanceof Invoice invoice) {
            return text(invoice.engagement());
        }
        if (record instanceof CreditMemo credit) {
            return text(credit.original());
        }
        return record instanceof Resource resource ? resource.workerId() : null;
    }

    private static @Nullable String text(@Nullable Ref<?> ref) {
        return ref == null ? null : ref.toString();
    }
}
