package org.tallystick.connector.netsuite;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.netsuite.SuiteQl.Query;

/**
 * A list of codes that NetSuite keeps. It is read when it is first needed, and again when something is not in it. Thread-safe: two
 * threads that miss at once may both read it.
 */
final class CodeList {

    private static final JsonBinder<ReferenceRow> ROW = JsonBinder.ofTexts(ReferenceRow.class);

    private final SuiteQl suiteQl;
    private final String list;
    private final Query query;
    private volatile @Nullable Codes held;

    private CodeList(SuiteQl suiteQl, String list, String code, String where) {
        this.suiteQl = suiteQl;
        this.list = list;
        this.query = Query.of("SELECT id, %s, isinactive FROM %s%s ORDER BY id".formatted(code, list, where));
    }

    /** Currencies by ISO 4217 code. */
    static CodeList currencies(SuiteQl suiteQl) {
        return new CodeList(suiteQl, "currency", "symbol", "");
    }

    /** Tax codes by name. */
    static CodeList taxCodes(SuiteQl suiteQl) {
        return new CodeList(suiteQl, "salestaxitem", "itemid", "");
    }

    /** Accounts of the ledger by number; one without a number cannot be named. */
    static CodeList accounts(SuiteQl suiteQl) {
        return new CodeList(suiteQl, "account", "acctnumber", " WHERE acctnumber IS NOT NULL");
    }

    Probe probe() {
        return Probe.of(query);
    }

    /**
     * The list, read again if it lacks one of {@code codes}; it may lack it still.
     *
     * @throws org.tallystick.spi.ConnectorException if it cannot be read
     */
    Codes withCodes(Collection<String> codes) {
        Codes now = held;
        return now != null && now.idByCode().keySet().containsAll(codes) ? now : load();
    }

    /**
     * The list, read again if it lacks one of {@code ids}; it may lack it still.
     *
     * @throws org.tallystick.spi.ConnectorException if it cannot be read
     */
    Codes withIds(Collection<String> ids) {
        Codes now = held;
        return now != null && now.codeById().keySet().containsAll(ids) ? now : load();
    }

    private Codes load() {
        Codes read = Codes.of(list, suiteQl.all(query, ROW));
        held = read;
        return read;
    }
}
