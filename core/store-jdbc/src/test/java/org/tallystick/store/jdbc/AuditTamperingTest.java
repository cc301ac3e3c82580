package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.tallystick.engine.audit.Anchor;
import org.tallystick.engine.audit.AuditEntry;
import org.tallystick.engine.audit.AuditEntry.Kind;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.audit.BrokenLink;
import org.tallystick.engine.store.Store;

/** POL-9: whoever changes the trail with SQL is found at the first row that he touched. */
class AuditTamperingTest {

    /** More than two pages. */
    private static final int LAST = 1_100;

    private static Path directory;
    private static Path sealed;
    private static Anchor anchor;

    @BeforeContainer
    static void seal() throws IOException {
        directory = Files.createTempDirectory("audit");
        sealed = directory.resolve("sealed.db");
        try (Store store = JdbcStore.sqlite(sealed)) {
            append(store, LAST, "deed");
            assertThat(AuditTrail.of(store).seal()).isEqualTo(LAST);
            anchor = AuditTrail.of(store).anchor();
        }
    }

    @AfterContainer
    static void remove() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /** What can be done to the row of number {n}, or to it and its {next}; {last} is the last. */
    enum Tampering {
        ENTRY_CHANGED("UPDATE hub_audit SET entry = entry || ' ' WHERE number = {n}"),
        ENTRY_EMPTIED("UPDATE hub_audit SET entry = '' WHERE number = {n}"),
        ENTRY_DELETED("DELETE FROM hub_audit WHERE number = {n}"),
        ENTRY_MOVED_TO_THE_END("UPDATE hub_audit SET number = {last} + 1 WHERE number = {n}"),
        ENTRY_INSERTED("UPDATE hub_audit SET number = -number - 1 WHERE number >= {n};"
                + "UPDATE hub_audit SET number = -number WHERE number < 0;"
                + "INSERT INTO hub_audit VALUES ({n}, 'forged')"),
        ENTRIES_SWAPPED("UPDATE hub_audit SET number = -number WHERE number IN ({n}, {next});"
                + "UPDATE hub_audit SET number = {n} + {next} + number WHERE number < 0"),
        LINK_CHANGED("UPDATE hub_audit_link SET hash = substr(hash, 2) || 'g' WHERE number = {n}"),
        LINK_DELETED("DELETE FROM hub_audit_link WHERE number = {n}"),
        LINKS_SWAPPED("UPDATE hub_audit_link SET number = -number WHERE number IN ({n}, {next});"
                + "UPDATE hub_audit_link SET number = {n} + {next} + number WHERE number < 0"),
        BOTH_SWAPPED("UPDATE hub_audit SET number = -number WHERE number IN ({n}, {next});"
                + "UPDATE hub_audit SET number = {n} + {next} + number WHERE number < 0;"
                + "UPDATE hub_audit_link SET number = -number WHERE number IN ({n}, {next});"
                + "UPDATE hub_audit_link SET number = {n} + {next} + number WHERE number < 0"),
        BOTH_DELETED("DELETE FROM hub_audit WHERE number = {n}; DELETE FROM hub_audit_link WHERE number = {n}"),
        END_CUT_OFF("DELETE FROM hub_audit WHERE number >= {n}; DELETE FROM hub_audit_link WHERE number >= {n}");

        private final String template;

        Tampering(String template) {
            this.template = template;
        }

        Stream<String> statements(int number) {
            return Stream.of(template.replace("{n}", Integer.toString(number))
                    .replace("{next}", Integer.toString(number + 1))
                    .replace("{last}", Integer.toString(LAST))
                    .split(";", -1));
        }
    }

    @Property(tries = 150)
    void theFirstRowThatWasTouchedIsNamed(
            @ForAll Tampering tampering, @ForAll @IntRange(min = 1, max = LAST - 1) int number) throws Exception {
        assertThat(after(tampering.statements(number)).number()).isEqualTo(number);
    }

    @Example
    void anUntouchedTrailVerifies() throws Exception {
        assertThat(verify(Stream.of(), anchor)).isEmpty();
        assertThat(verify(Stream.of(), new Anchor(0, "0".repeat(64)))).isEmpty();
    }

    @Example
    void whatIsPutBeforeTheFirstEntryIsNamed() throws Exception {
        assertThat(after(Stream.of("INSERT INTO hub_audit VALUES (0, 'forged')"))
                        .number())
                .isZero();
        assertThat(after(Stream.of("INSERT INTO hub_audit_link VALUES (-3, 'forged')"))
                        .number())
                .isZero();
    }

    @Example
    void aHeadThatIsChangedMovedOrRemovedIsNamed() throws Exception {
        assertThat(after(Stream.of("UPDATE hub_audit_head SET hash = 'forged'")).number())
                .isEqualTo(LAST);
        assertThat(after(
                                Stream.of(
                                        "UPDATE hub_audit_head SET number = 7, hash = (SELECT hash FROM hub_audit_link WHERE number = 7)"))
                        .number())
                .isEqualTo(8);
        assertThat(after(Stream.of("UPDATE hub_audit_head SET number = number + 1"))
                        .number())
                .isEqualTo(LAST + 1);
        assertThat(after(Stream.of("DELETE FROM hub_audit_head")).number()).isZero();
    }

    @Example
    void anEndThatWasCutOffWithCareShowsOnlyAgainstTheAnchor() throws Exception {
        String[] careful = {
            "DELETE FROM hub_audit WHERE number > 9",
            "DELETE FROM hub_audit_link WHERE number > 9",
            "UPDATE hub_audit_head SET number = 9, hash = (SELECT hash FROM hub_audit_link WHERE number = 9)"
        };

        assertThat(verify(Stream.of(careful), null)).isEmpty();
        assertThat(verify(Stream.of(careful), anchor)).map(BrokenLink::number).contains(10L);
    }

    @Example
    void aTrailThatIsWrittenAnewShowsOnlyAgainstTheAnchor() throws Exception {
        Path copy = tampered(Stream.of(
                "DELETE FROM hub_audit",
                "DELETE FROM hub_audit_link",
                "UPDATE hub_audit_head SET number = 0, hash = '%s'".formatted("0".repeat(64))));
        try (Store store = JdbcStore.sqlite(copy)) {
            append(store, LAST + 5, "nicer deed");
            AuditTrail trail = AuditTrail.of(store);
            trail.seal();

            assertThat(trail.verify()).isEmpty();
            assertThat(trail.verify(Anchor.parse(anchor.toString())))
                    .map(BrokenLink::number)
                    .contains((long) LAST);
        }
    }

    @Example
    void aTrailThatGrowsGoesOnFromItsAnchor() throws Exception {
        try (Store store = JdbcStore.sqlite(tampered(Stream.of()))) {
            append(store, 3, "later deed");
            AuditTrail trail = AuditTrail.of(store);
            assertThat(trail.verify(anchor)).isEmpty();
            trail.seal();

            assertThat(trail.verify(anchor)).isEmpty();
            assertThat(trail.anchor().number()).isEqualTo(LAST + 3);
        }
    }

    @Example
    void aGapInWhatIsNotSealedIsNamedAndNeverSealedOver() throws Exception {
        Path copy = tampered(Stream.of("INSERT INTO hub_audit VALUES (%d, 'forged')".formatted(LAST + 2)));
        try (Store store = JdbcStore.sqlite(copy)) {
            assertThat(AuditTrail.of(store).seal()).isZero();
            assertThat(AuditTrail.of(store).verify()).map(BrokenLink::number).contains(LAST + 1L);
        }
    }

    private static BrokenLink after(Stream<String> statements) throws Exception {
        return verify(statements, null).orElseThrow();
    }

    private static Optional<BrokenLink> verify(Stream<String> statements, Anchor expected) throws Exception {
        try (Store store = JdbcStore.sqlite(tampered(statements))) {
            AuditTrail trail = AuditTrail.of(store);
            return expected == null ? trail.verify() : trail.verify(expected);
        }
    }

    private static Path tampered(Stream<String> statements) throws IOException, SQLException {
        Path copy = directory.resolve("copy.db");
        Files.copy(sealed, copy, StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            for (String sql : statements.toList()) {
                statement.execute(sql);
            }
        }
        return copy;
    }

    private static void append(Store store, int count, String what) {
        store.inTransaction(tx -> {
            tx.audit()
                    .append(IntStream.range(0, count)
                            .mapToObj(i -> entry(what + i))
                            .toList());
            return count;
        });
    }

    private static String entry(String name) {
        Subject subject = Subject.named(name, "f".repeat(64));
        return new AuditEntry(Instant.EPOCH, Kind.DECISION, "decider", "2026-08", List.of(subject)).text();
    }
}
