package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/** A moment is ISO 8601 with its offset, as whichever system writes it. */
class MomentTest {

    private static final RuleSet RULES =
            RuleSet.parse("{ruleset: acme, systems: {psa: {project: {fields: {closedAt: {copy: At}}}}}}", "rules.yaml");

    private final ProjectBuilder project = ProjectBuilder.builder();

    /** The first is Salesforce's form. */
    @ParameterizedTest
    @CsvSource({
        "2026-08-31T22:30:00.000+0000, 2026-08-31T22:30:00Z",
        "2026-08-31T22:30:00.125-0430, 2026-09-01T03:00:00.125Z",
        "2026-08-31T22:30:00+02:00, 2026-08-31T20:30:00Z",
        "2026-08-31T22:30:00.123456789Z, 2026-08-31T22:30:00.123456789Z",
        "2026-08-31T22:30Z, 2026-08-31T22:30:00Z"
    })
    void anOffsetMayBeWrittenWithoutItsColon(String text, Instant moment) {
        assertThat(read(text)).isEmpty();
        assertThat(project.closedAt()).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-08-31T22:30:00", "2026-02-30T22:30:00Z", "2026-08-31", "2026-08-31T22:30:00+02:00+0200"})
    void whatHasNoOffsetOrNoSuchDayIsNoMoment(String text) {
        assertThat(read(text)).extracting(Problem::code).containsExactly("DATE");
        assertThat(project.closedAt()).isNull();
    }

    private List<Problem> read(String text) {
        return RULES.apply(
                "psa",
                Draft.of(new Ref<>("psa", RecordType.PROJECT, "P1"), project),
                RawDocument.json("{\"At\":\"%s\"}".formatted(text)));
    }
}
