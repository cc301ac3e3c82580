package org.tallystick.simulators.dynamics365.internal.schema;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entity set; names are case-sensitive.
 *
 * @param table name in {@code Write failed for table row of type}
 * @param source name of the data source in the validation text
 * @param key names of the key properties
 * @param number the key property that a number sequence fills when it is left out; empty if there is none
 * @param posting the date that must be in an open period; empty if there is none
 * @param required labels by property
 * @param references {@code Set.Property} that must exist in the same company, by property; empty values refer to nothing
 * @param initial texts of properties that say something when nothing is given
 * @param properties by name; they may change while the environment runs
 */
public record EntitySet(
        String name,
        String entity,
        String table,
        String source,
        List<String> key,
        String number,
        String posting,
        Map<String, String> required,
        Map<String, String> references,
        Map<String, String> initial,
        Map<String, Property> properties) {

    public String type() {
        return Property.NAMESPACE + entity;
    }

    public boolean hasCompany() {
        return key.contains("dataAreaId");
    }

    /** @throws org.tallystick.simulators.internal.Refusal if there is none */
    public Property property(String property) {
        Property found = properties.get(property);
        if (found == null) {
            throw ODataErrors.refusal(
                    400, "Could not find a property named '" + property + "' on type '" + type() + "'.");
        }
        return found;
    }

    /** The row's key as one text: the values in the order of the key; decimals by value. */
    public String id(ObjectNode row) {
        return key.stream()
                .map(part -> row.get(part).isNumber()
                        ? row.get(part).decimalValue().stripTrailingZeros().toPlainString()
                        : row.get(part).asString())
                .collect(Collectors.joining("|"));
    }
}
