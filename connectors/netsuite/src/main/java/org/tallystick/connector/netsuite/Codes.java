package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.spi.Problem;

/**
 * A list of codes and the internal ids behind them, as it was when it was read.
 *
 * @param list its name in NetSuite
 * @param idByCode of the codes in use that stand for one entry
 * @param codeById of all entries, those out of use included
 */
record Codes(String list, Map<String, String> idByCode, Map<String, String> codeById) {

    static Codes of(String list, Collection<ReferenceRow> rows) {
        Map<String, String> idByCode = new HashMap<>();
        Map<String, String> codeById = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (ReferenceRow row : rows) {
            codeById.put(row.id(), row.code());
            if (row.isActive() && idByCode.put(row.code(), row.id()) != null) {
                ambiguous.add(row.code());
            }
        }
        idByCode.keySet().removeAll(ambiguous);
        return new Codes(list, Map.copyOf(idByCode), Map.copyOf(codeById));
    }

    /**
     * The internal id behind {@code code}.
     *
     * @param field of the record that names it
     * @throws BadRecordException if there is none, or several
     */
    String idOf(String code, String field) {
        String id = idByCode.get(code);
        if (id == null) {
            throw new BadRecordException(Problem.ofField(
                    "CODE_UNKNOWN",
                    field,
                    code,
                    "List '%s' has no entry '%s' that is in use, or has several".formatted(list, code),
                    "Let the list in NetSuite have '%s' once, or correct the record's code".formatted(code)));
        }
        return id;
    }

    /** The code of an internal id, if the list has it. */
    Optional<String> codeOf(String id) {
        return Optional.ofNullable(codeById.get(id));
    }
}
