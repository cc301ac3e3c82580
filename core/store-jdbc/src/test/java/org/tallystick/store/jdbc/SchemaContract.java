package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;

/** What the applier does, on either database. */
abstract class SchemaContract {

    private static final int NEXT = Script.all().size() + 1;

    abstract Store open(SchemaMode mode);

    /** Does work on a connection of the hub's, with the scripts of a later version of the library. */
    abstract void openWith(SchemaMode mode, List<Script> scripts);

    /** Makes a hub without tables. */
    abstract void makeEmpty() throws SQLException;

    abstract void execute(String sql) throws SQLException;

    abstract String query(String sql) throws SQLException;

    @Test
    void applyMakesTheTablesAndWritesDownWhatItDid() throws Exception {
        open(SchemaMode.APPLY).close();

        assertThat(query("SELECT script FROM hub_schema_history ORDER BY version"))
                .startsWith("V1__hub.sql");
        assertThat(query("SELECT COUNT(*) FROM hub_schema_history WHERE LENGTH(checksum) = 64"))
                .isEqualTo(Integer.toString(Script.all().size()));
    }

    @Test
    void applyingAgainChangesNothing() throws Exception {
        open(SchemaMode.APPLY).close();
        String before = query("SELECT applied_at FROM hub_schema_history ORDER BY version");
        open(SchemaMode.APPLY).close();

        assertThat(query("SELECT applied_at FROM hub_schema_history ORDER BY version"))
                .isEqualTo(before);
    }

    @Test
    void validateAcceptsWhatApplyMade() {
        open(SchemaMode.APPLY).close();

        try (Store store = open(SchemaMode.VALIDATE)) {
            assertThat(usable(store)).isTrue();
        }
    }

    @Test
    void validateNamesEachScriptThatIsNotAppliedAndMakesNothing() throws Exception {
        makeEmpty();

        assertRefused(
                SchemaMode.VALIDATE,
                "V1__hub.sql is not applied: open the hub once with SchemaMode.APPLY, as a role that may create tables");
        execute("CREATE TABLE hub_schema_history (nothing_was_made TEXT)");
    }

    @Test
    void aTableThatIsGoneIsNamed() throws Exception {
        open(SchemaMode.APPLY).close();
        execute("DROP TABLE hub_break");
        execute("DROP TABLE hub_dirty");

        assertRefused(SchemaMode.VALIDATE, "table hub_dirty of V1__hub.sql is missing", "table hub_break");
        assertRefused(SchemaMode.APPLY, "table hub_dirty of V1__hub.sql is missing", "table hub_break");
    }

    @Test
    void aScriptThatWasAppliedWithAnotherTextIsRefused() throws Exception {
        open(SchemaMode.APPLY).close();
        execute("UPDATE hub_schema_history SET checksum = 'feedbeef01' WHERE version = 1");

        assertRefused(SchemaMode.VALIDATE, "V1__hub.sql was applied with another text (checksum feedbeef, here ");
        assertRefused(SchemaMode.APPLY, "V1__hub.sql was applied with another text");
    }

    @Test
    void aHubThatIsNewerThanTheLibraryIsRefused() throws Exception {
        open(SchemaMode.APPLY).close();
        execute("INSERT INTO hub_schema_history VALUES (99, 'V99__later.sql', 'then', 'sum')");

        String versions = "its schema is version 99, and this version of tallystick-store-jdbc knows up to "
                + Script.all().size();
        assertRefused(SchemaMode.APPLY, versions);
        assertRefused(SchemaMode.VALIDATE, versions);
    }

    @Test
    void theNextScriptIsAppliedToAHubOfTheVersionBefore() throws Exception {
        open(SchemaMode.APPLY).close();
        List<Script> scripts = and("CREATE TABLE hub_later (id TEXT NOT NULL PRIMARY KEY); -- and no more\n");

        assertThatThrownBy(() -> openWith(SchemaMode.VALIDATE, scripts))
                .hasMessageContaining("later.sql is not applied");
        openWith(SchemaMode.APPLY, scripts);
        openWith(SchemaMode.VALIDATE, scripts);

        assertThat(query("SELECT COUNT(*) FROM hub_later")).isEqualTo("0");
    }

    /** Before version 14 they stayed, and each reading looked at them. */
    @Test
    void deletesThatWereAppliedGoWithTheUpgradeAndThoseThatWaitStay() throws Exception {
        makeEmpty();
        openWith(SchemaMode.APPLY, Script.all().subList(0, 13));
        execute("INSERT INTO hub_cursor (flow, rule_set) VALUES ('crm/customer', '')");
        execute("""
                INSERT INTO hub_document (flow, id, version, hash, rule_set, state) VALUES
                ('crm/customer/deletes', 'applied', 2, '', '', 'DELETED'),
                ('crm/customer/deletes', 'waits', 2, '', '', 'MAPPED'),
                ('crm/customer', 'gone', 2, '', '', 'DELETED')""");

        openWith(SchemaMode.APPLY, Script.all());

        assertThat(query("SELECT COUNT(*) FROM hub_document WHERE id = 'applied'"))
                .isEqualTo("0");
        assertThat(query("SELECT COUNT(*) FROM hub_document")).isEqualTo("2");
    }

    /** Before version 15 each record numbered its own links. */
    @Test
    void whatIsLinkedAfterTheUpgradeIsTheLastAllTheSame() throws Exception {
        makeEmpty();
        openWith(SchemaMode.APPLY, Script.all().subList(0, 14));
        execute("""
                INSERT INTO hub_crosswalk (system, type, remote_id, record_id, link_number) VALUES
                ('crm', 'customer', 'first', 'c-1', 1),
                ('crm', 'customer', 'second', 'c-1', 2),
                ('crm', 'customer', 'other', 'c-2', 1)""");

        openWith(SchemaMode.APPLY, Script.all());

        try (Store store = open(SchemaMode.VALIDATE)) {
            Map<String, String> last = store.inTransaction(tx -> {
                tx.crosswalk().link(Map.of(new RefKey("crm", "customer", "third"), "c-1"));
                return tx.crosswalk().remoteIds("crm", "customer", List.of("c-1", "c-2"));
            });

            assertThat(last).isEqualTo(Map.of("c-1", "third", "c-2", "other"));
        }
    }

    @Test
    void aScriptThatFailsLeavesTheHubAsItWas() throws Exception {
        open(SchemaMode.APPLY).close();
        List<Script> scripts = and("CREATE TABLE hub_later (id TEXT); CREATE TABLE hub_run (id TEXT)");

        assertThatThrownBy(() -> openWith(SchemaMode.APPLY, scripts))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("hub_run");

        execute("CREATE TABLE hub_later (was_not_left_behind TEXT)");
        assertThat(query("SELECT COUNT(*) FROM hub_schema_history"))
                .isEqualTo(Integer.toString(Script.all().size()));
    }

    @Test
    void offLooksAtNothingAndAMissingTableSaysWhatToDo() throws Exception {
        makeEmpty();

        try (Store store = open(SchemaMode.OFF)) {
            assertThatThrownBy(() -> usable(store))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("hub_cursor");
        }
    }

    private static boolean usable(Store store) {
        return store.inTransaction(tx -> {
            tx.cursors().put("flow", new CursorRow("7", "rules-1"));
            return true;
        });
    }

    private static List<Script> and(String text) {
        List<Script> scripts = new ArrayList<>(Script.all());
        scripts.add(new Script(NEXT, "later.sql", text));
        return scripts;
    }

    private void assertRefused(SchemaMode mode, String... why) {
        assertThatThrownBy(() -> open(mode))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Cannot open the hub")
                .hasMessageContainingAll(why);
    }
}
