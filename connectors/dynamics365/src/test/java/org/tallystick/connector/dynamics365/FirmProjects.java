package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Connector;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.SecretProvider;

/** A simulated environment whose developers made an entity set for projects, which a rule set reads and writes. */
final class FirmProjects extends KeyedRemote<Project> {

    static final String SET = "FirmProjects";
    static final CustomObject OBJECT = new CustomObject(
            SET, "FirmCode", Set.of("FirmName", "FirmNote", "Cap", "Days", "Since", "Changed", "Active"));

    private static final int MOST_CHARACTERS = 40;

    FirmProjects(Path folder) throws IOException {
        super(folder, SET, "FirmCode", "F-%05d");
        finance()
                .environment()
                .addEntitySet(
                        SET,
                        List.of("dataAreaId", "FirmCode"),
                        "dataAreaId s",
                        "FirmCode s(30)",
                        "FirmName s",
                        "FirmNote s(40)",
                        "Cap d",
                        "Days i",
                        "Since dt",
                        "Changed ts",
                        "Active e:NoYes");
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return AsBuiltIn.of(
                super.connect(secrets),
                RecordType.PROJECT,
                OBJECT,
                (builder, members) -> ((ProjectBuilder) builder).name(members.get("FirmName")));
    }

    @Override
    public RecordType<Project> type() {
        return RecordType.PROJECT;
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return putRow(number, "", "\"FirmName\":\"%s\",\"Days\":%d".formatted(name(number, revision), revision));
    }

    @Override
    public Project record(int number, int revision) {
        return project(fields(name(number, revision)));
    }

    /** Its flag is none of the enum. */
    @Override
    public Project refused(int number) {
        SortedMap<String, @Nullable Object> fields = fields("Signalling");
        fields.put("Active", "Perhaps");
        return project(fields);
    }

    @Override
    public OptionalInt textLimit() {
        return OptionalInt.of(MOST_CHARACTERS);
    }

    @Override
    public Project withText(int number, String text) {
        SortedMap<String, @Nullable Object> fields = fields("Signalling");
        fields.put("FirmNote", text);
        return project(fields);
    }

    @Override
    public Optional<String> textOf(String externalKey) {
        return rows(externalKey).stream().map(row -> row.get("FirmNote")).findFirst();
    }

    /** The set in a document of {@code $metadata}. */
    static Described described() {
        return new Described()
                .with(
                        SET,
                        List.of("dataAreaId", "FirmCode"),
                        Map.of(
                                "dataAreaId", "Edm.String",
                                "FirmCode", "Edm.String",
                                "FirmName", "Edm.String",
                                "FirmNote", "Edm.String",
                                "Cap", "Edm.Decimal",
                                "Days", "Edm.Int32",
                                "Since", "Edm.DateTimeOffset",
                                "Changed", "Edm.DateTimeOffset",
                                "Active", "Microsoft.Dynamics.DataEntities.NoYes"));
    }

    /** All fields, one of each type. */
    static SortedMap<String, @Nullable Object> fields(String name) {
        SortedMap<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("FirmName", name);
        fields.put("FirmNote", null);
        fields.put("Cap", new BigDecimal("1600.50"));
        fields.put("Days", new BigDecimal("12"));
        fields.put("Since", "2026-08-31");
        fields.put("Changed", "2026-08-31T22:00:00Z");
        fields.put("Active", true);
        return fields;
    }

    /** A project of the company jp50 with these fields of the set. */
    static Project project(Map<String, ? extends @Nullable Object> fields) {
        Header header = CustomFields.with(Header.of(new Ref<>("hub", RecordType.PROJECT, "PRJ-12")), fields);
        return ProjectBuilder.builder()
                .header(header)
                .name("Signalling")
                .legalEntity(Records.LEGAL_ENTITY)
                .build();
    }

    @Override
    public String idOf(Ref<?> reference) {
        return Records.IDS.getOrDefault(reference, reference.id());
    }

    @Override
    public Map<String, String> untested() {
        return Map.of("w44", "what a custom object is read as the rule set says, and not the connector");
    }

    private static String name(int number, int revision) {
        return "Signalling %d, revision %d".formatted(number, revision);
    }
}
