package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Actor;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingEventStatus;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.IllegalTransitionException;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.state.PeriodStatus;
import org.tallystick.model.state.ProjectStatus;
import org.tallystick.model.state.State;
import org.tallystick.model.state.Transition;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

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
        if (step.orElseThrow().guardNeedsReferences()) {
            checkGuardedByReferences(axis, record, guard, to, actor);
            return;
        }
        if (guard != null && isBroken(guard, in(axis, to))) {
            assertRefused(axis, guard, record, to, actor, "because");
            return;
        }
        T moved = axis.move(record, to, actor, "because");
        assertThat(axis.stateOf(moved)).contains(to);
        assertThat(moved).isEqualTo(in(axis, to));
    }

    private static <T extends Entity, S extends Enum<S> & State<S>> void checkGuardedByReferences(
            Axis<T, S> axis, T record, String guard, S to, Actor actor) {
        Violation broken = Rule.error(guard, "", "").brokenAt("", "broken");

        assertRefused(axis, guard, record, to, actor, "because");
        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> axis.move(record, to, actor, "because", moved -> List.of(broken)))
                .satisfies(e -> assertThat(e.rule()).isEqualTo(guard));
        assertThat(axis.move(record, to, actor, "because", moved -> List.of())).isEqualTo(in(axis, to));
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
    void aProjectWithUnbilledWorkIsNotClosed() {
        Project completed = in(Axis.PROJECT_STATUS, ProjectStatus.COMPLETED);
        BillingEvent open = in(Axis.BILLING_EVENT_STATUS, BillingEventStatus.DRAFT);

        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> Axis.PROJECT_STATUS.move(
                        completed,
                        ProjectStatus.CLOSED,
                        Actor.FINANCE,
                        null,
                        closed -> closed.checkClosed(List.of(), List.of(open), List.of())))
                .satisfies(e -> assertThat(e.rule()).isEqualTo("PROJECT_CLOSED_WIP"));
    }

    @Test
    void anOpportunityIsReopenedOnlyBeforeItsEngagementIsExecuted() {
        Opportunity won = in(Axis.OPPORTUNITY_STAGE, OpportunityStage.CONTRACTED);
        Engagement signed = EngagementBuilder.builder(in(Axis.ENGAGEMENT_STATUS, EngagementStatus.ACTIVE))
                .paper(ContractPaperBuilder.builder()
                        .opportunity(RecordType.OPPORTUNITY.refOf(won))
                        .build())
                .build();

        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> Axis.OPPORTUNITY_STAGE.move(
                        won, OpportunityStage.OPEN, Actor.OWNER, null, open -> open.checkReopened(List.of(signed))))
                .satisfies(e -> assertThat(e.rule()).isEqualTo("OPPORTUNITY_EXECUTED"));
    }

    @Test
    void aClosedPeriodIsReopenedWithAReasonOnly() {
        FiscalPeriod closed = FiscalPeriod.of("2026-08", Period.ALWAYS, PeriodStatus.CLOSED);

        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> closed.moved(PeriodStatus.OPEN, Actor.FINANCE, " "))
                .satisfies(e -> assertThat(e.rule()).isEqualTo("LC_FISCAL_PERIOD_STATUS"));
        assertThat(closed.moved(PeriodStatus.OPEN, Actor.FINANCE, "late invoice")
                        .status())
                .isEqualTo(PeriodStatus.OPEN);
    }

    @Test
    void anExecutedVersionNeverMoves() {
        EngagementVersion executed = EngagementVersionBuilder.builder()
                .no(1)
                .kind(VersionKind.ORIGINAL)
                .status(AmendmentStatus.EXECUTED)
                .effectiveFrom(LocalDate.of(2026, 1, 1))
                .valueDelta(Money.of("1.00", "EUR"))
                .reason("signed")
                .build();

        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> executed.moved(AmendmentStatus.DRAFT, Actor.SYSTEM))
                .satisfies(e -> assertThat(e.rule()).isEqualTo("LC_ENGAGEMENT_VERSION_STATUS"));
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
        return axis.type().entityClass().cast(Reflected.with(record, path[0], value));
    }
}
