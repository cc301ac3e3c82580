package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.IllegalTransitionException;

/** Partial updates: what they do not name stays as it is (CM-12). */
class PatchTest {

    private static final Patch<Project> NOTHING = Patch.of(RecordType.PROJECT);

    static List<Samples.Sample<?>> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T extends Entity> void whatIsAbsentNeverChanges(Samples.Sample<T> sample) {
        T record = sample.build();

        assertThat(Patch.of(sample.type()).applyTo(record)).isEqualTo(record);
        for (RecordComponent part : components(sample.type())) {
            Patch<T> silent = Patch.of(sample.type()).with(part.getName(), Field.absent());
            assertThat(silent.applyTo(record)).as(part.getName()).isEqualTo(record);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T extends Entity> void setFieldsChangeThatFieldOnly(Samples.Sample<T> sample) {
        T record = sample.build();

        for (RecordComponent part : components(sample.type())) {
            Object value = Reflected.get(record, part.getName());
            if (value != null) {
                Patch<T> same = Patch.of(sample.type()).with(part.getName(), Field.set(value));
                assertThat(same.applyTo(record)).as(part.getName()).isEqualTo(record);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T extends Entity> void whatARecordMustHaveIsNotClearedAndWhatMayBeAbsentIs(Samples.Sample<T> sample) {
        T record = sample.build();

        for (RecordComponent part : components(sample.type())) {
            Patch<T> clear = Patch.of(sample.type()).with(part.getName(), Field.cleared());
            if (sample.mandatory().contains(part.getName()) || part.getType().isPrimitive()) {
                assertThatExceptionOfType(MissingFieldsException.class)
                        .as(part.getName())
                        .isThrownBy(() -> clear.applyTo(record))
                        .satisfies(e -> assertThat(e.fields()).containsExactly(part.getName()));
            } else if (part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                assertThat(Reflected.get(clear.applyTo(record), part.getName()))
                        .as(part.getName())
                        .isNull();
            }
        }
    }

    private static List<RecordComponent> components(RecordType<?> type) {
        List<RecordComponent> all = List.of(type.entityClass().getRecordComponents());
        return all.subList(1, all.size());
    }

    @Test
    void theLastWordOnAFieldCounts() {
        Patch<Project> patch = NOTHING.with("name", Field.set("a")).with("name", Field.set("b"));

        assertThat(patch.applyTo(Samples.of(RecordType.PROJECT)).name()).isEqualTo("b");
        assertThat(patch.field("name")).isEqualTo(Field.set("b"));
        assertThat(patch.with("name", Field.absent())).isEqualTo(NOTHING).hasSameHashCodeAs(NOTHING);
        assertThat(NOTHING.fields()).isEmpty();
    }

    @Test
    void anUnknownFieldTheHeaderAndAValueOfAnotherTypeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTHING.with("nom", Field.set("a")))
                .withMessageContaining("nom")
                .withMessageContaining("name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTHING.with("header", Field.set(Samples.header(RecordType.PROJECT))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NOTHING.with("name", Field.set(1)))
                .withMessageContaining("Integer");
    }

    @Test
    void aPatchChangesNoState() {
        TimeEntry entry = Samples.of(RecordType.TIME_ENTRY);
        Approval other = entry.approval() == Approval.DRAFT ? Approval.APPROVED : Approval.DRAFT;
        Patch<TimeEntry> patch = Patch.of(RecordType.TIME_ENTRY).with("approval", Field.set(other));

        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> patch.applyTo(entry))
                .satisfies(e -> assertThat(e.rule()).isEqualTo("LC_TIME_ENTRY_APPROVAL"));
    }
}
