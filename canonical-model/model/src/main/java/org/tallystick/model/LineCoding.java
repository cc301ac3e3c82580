package org.tallystick.model;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;

/**
 * Where an invoice line goes in the ledger.
 *
 * @param account code of the account
 * @param task of which part of the project
 * @param contractLine the line that sells it
 * @param dimensions codes of dimensions, by their names
 */
@BuiltRecord
public record LineCoding(
        @Nullable @Code String account,
        @Nullable Ref<Task> task,
        @Nullable Ref<ContractLine> contractLine,
        SortedMap<String, String> dimensions) {

    public LineCoding {
        dimensions = Copies.sorted(dimensions);
    }

    /** As the ERP's own rules say. */
    public static final LineCoding DEFAULT = new LineCoding(null, null, null, Copies.sorted(null));
}
