package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.state.Actor;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.IllegalTransitionException;
import org.tallystick.model.state.State;
import org.tallystick.model.state.Transition;

/** The lifecycles: what they allow is done, all else is refused with the rule's id (CM-7). */
class AxisTest {

    static List<Axis<?, ?>> axes() {
        return Axis.all();
    }

    @ParameterizedTest
    @MethodSource("axes")
    <T extends Entity, S extends Enum<S> & State<S>> void onlyTransitionsAreMadeAndOnlyByWhoMay(Axis<T, S> axis) {
        for (S from : axis.lifecycle().states().getEnumConstants()) {
            T record = in(axis, from);
            for (S to : axis.lifecycle().states().getEnumConstants()) {
                for (Actor actor : Actor.values()) {
                    checkMove(axis, record, axis.lifecycle().between(from, to), to, actor);
                }
            }
        }
    }

    private static <T extends Entity, S extends Enum<S> & State<S>> void checkMove(
            Axis<T, S> axis, T record, Optional<Transition<S>> step, S to, Actor actor) {
        boolean isLegal = step.filter(each -> each.actors().contains(actor)).isPresent();
        if (!isLegal) {
            assertRefused(axis, axis.rule().id(), record, to, actor, "because");
            return;
        }
        if (step.orElseThrow().needsReason()) {
            assertRefused(axis, axis.rule().id(), record, to, actor, null);
            assertRefused(axis, axis.rule().id(), record, to, actor, " ");
        }
        String guard = step.orElseThrow().guard();
        if (guard != null && isBroken(guard, in(axis, to))) {
            assertRefused(axis, guard, record, to, actor, "because");
            return;
        }
        T moved = axis.move(record, to, actor, "because");
        assertThat(axis.stateOf(moved)).contains(to);
        assertThat(moved).isEqualTo(in(axis, to));
    }

    private static boolean isBroken(String rule, Entity record) {
        return record.check().stream().anyMatch(violation -> violation.rule().equals(rule));
    }

    private static <T extends Entity, S extends Enum<S> & State<S>> void assertRefused(
            Axis<T, S> axis, String rule, T record, S to, Actor actor, String reason) {
        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> axis.move(record, to, actor, reason))
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule))
                .withMessageContaining(record.ref().toString());
    }

    @ParameterizedTest
    @MethodSource("axes")
    <T extends Entity, S extends Enum<S> & State<S>> void anImportMaySkipStepsButNeedsAPath(Axis<T, S> axis) {
        for (S from : axis.lifecycle().states().getEnumConstants()) {
            EnumSet<S> reachable = EnumSet.of(from);
            for (int i = 0; i < axis.lifecycle().states().getEnumConstants().length; i++) {
                axis.lifecycle().transitions().stream()
                        .filter(step -> reachable.contains(step.from()))
                        .map(Transition::to)
                        .toList()
                        .forEach(reachable::add);
            }
            for (S to : axis.lifecycle().states().getEnumConstants()) {
                assertThat(axis.imported(in(axis, from), in(axis, to)).isEmpty())
                        .as("%s: %s to %s", axis, from, to)
                        .isEqualTo(reachable.contains(to));
            }
        }
    }

    @Test
    void aRefusedImportNamesRuleAndPath() {
        TimeEntry reversed = in(Axis.TIME_ENTRY_APPROVAL, Approval.REVERSED);
        TimeEntry draft = in(Axis.TIME_ENTRY_APPROVAL, Approval.DRAFT);

        assertThat(Axis.TIME_ENTRY_APPROVAL.imported(reversed, draft)).hasValueSatisfying(violation -> {
            assertThat(violation.rule()).isEqualTo("LC_TIME_ENTRY_APPROVAL");
            assertThat(violation.path()).isEqualTo("/approval");
            assertThat(violation.message()).contains("REVERSED", "DRAFT");
        });
    }

    @Test
    void anInvoiceIsNotIssuedWithoutItsNumber() {
        Invoice approved = in(Axis.INVOICE_DOCUMENT, DocumentStatus.APPROVED);
        Invoice numbered = InvoiceBuilder.builder(approved).number("INV-1").build();

        assertRefused(Axis.INVOICE_DOCUMENT, "INVOICE_NUMBER", approved, DocumentStatus.ISSUED, Actor.SYSTEM, null);
        assertThat(Axis.INVOICE_DOCUMENT
                        .move(numbered, DocumentStatus.ISSUED, Actor.SYSTEM, null)
                        .state()
                        .document())
                .isEqualTo(DocumentStatus.ISSUED);
    }

    @Test
    void axesAreListedOnceAndHaveRulesOfTheirOwn() {
        assertThat(Axis.all()).doesNotHaveDuplicates();
        assertThat(Axis.all()).extracting(axis -> axis.rule().id()).doesNotHaveDuplicates();
    }

    /** A record in that state of an axis. */
    private static <T extends Entity, S extends Enum<S> & State<S>> T in(Axis<T, S> axis, S state) {
        String[] path = axis.path().substring(1).split("/", -1);
        T record = Samples.of(axis.type());
        Object value = path.length == 1 ? state : Reflected.with(Reflected.get(record, path[0]), path[1], state);
        return Patch.of(axis.type()).with(path[0], Field.set(value)).applyTo(record);
    }
}
