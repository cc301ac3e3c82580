package org.tallystick.simulators.netsuite.internal.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.simulators.netsuite.internal.books.Entry;

/**
 * A record of the REST service.
 *
 * @param table where its rows stand; a transaction's rows carry {@code transactionType}, others have an empty one
 * @param family tables that share their ids and external ids; empty for a record that is only read
 * @param customPrefix how the names of its custom fields begin
 * @param sublists fields of a line, by sublist
 */
record RecordType(
        String name,
        String table,
        String transactionType,
        List<String> family,
        String customPrefix,
        Map<String, Field> fields,
        Map<String, Map<String, Field>> sublists) {

    private static final Pattern CUSTOM = Pattern.compile("[a-z0-9_]+");

    static Map<String, Field> named(List<Field> fields) {
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        return byName;
    }

    boolean isWritable() {
        return !family.isEmpty();
    }

    boolean isTransaction() {
        return !transactionType.isEmpty();
    }

    /** Whether it is of the account's own making: nothing is asked of it, and nothing names it. */
    boolean isCustom() {
        return customPrefix.equals(RecordTypes.CUSTOM_RECORD_PREFIX);
    }

    boolean holds(Entry entry) {
        return !isTransaction() || entry.has("type", transactionType);
    }

    /** The fields of a line of that sublist. */
    Map<String, Field> lineFields(String sublist) {
        return sublists.getOrDefault(sublist, Map.of());
    }

    Optional<Field> field(String property) {
        return field(fields, property, customPrefix);
    }

    /** The field of that name; a custom field takes any value. */
    static Optional<Field> field(Map<String, Field> fields, String property, String customPrefix) {
        Field found = fields.get(property);
        if (found != null) {
            return Optional.of(found);
        }
        boolean isCustom = !customPrefix.isEmpty()
                && property.startsWith(customPrefix)
                && CUSTOM.matcher(property).matches();
        return isCustom ? Optional.of(Field.text(property, 0)) : Optional.empty();
    }
}
