package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.billing.ScheduleUpdate;
import org.tallystick.billing.ScheduleUpdate.Treatment;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.Header;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueEventBuilder;
import org.tallystick.model.RevenueEventKind;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleBuilder;
import org.tallystick.model.state.RevenueEventStatus;

/**
 * After a change of a contract, of a forecast, or an acceptance, a revenue schedule gets its next version ({@link ScheduleUpdate}): it is put,
 * allowed by a person if more revenue moves than a limit, and reaches the ERP. Posted periods never change: what is past is made up for in the open
 * one, by a {@code CATCH_UP} event if the contract had changed for the past too (I29).
 *
 * <p>The version before stays in the hub, superseded, under the schedule's id with {@code @} and its number. One that is not allowed is taken back by
 * another version, equal to the one before. The schedule that reaches the ERP is the pivot.
 *
 * <p>What the schedule depends on is read from the hub: the contract lines of its obligation (value, days), the progress of their projects, the acceptance
 * of their milestones, and the calendar of the legal entity. The flow of schedules to the ERP is on request.
 */
public final class RevenueScheduleUpdate {

    /** Header extension of a schedule: key of the process that proposes this version. */
    public static final String PROPOSED_BY = "update.process";

    private static final String SCHEDULE = "schedule";
    private static final String TREATMENT = "treatment";

    private final String erp;
    private final Leave leave;
    private final ProcessDefinition definition;

    /**
     * @param erp that recognises
     * @param leave above how much moved revenue a person must allow it
     */
    public RevenueScheduleUpdate(String erp, Leave leave) {
        this.erp = requireNonNull(erp, "erp");
        this.leave = requireNonNull(leave, "leave");
        this.definition = ProcessDefinition.of(
                "revenue-schedule-update",
                1,
                ProcessStep.of("plan", this::plan)
                        .waitingFor(Kind.PERSON)
                        .undoneBy("another version, equal to the one before", RevenueScheduleUpdate::takeBack),
                ProcessStep.of("deliver", this::deliver)
                        .waitingFor(Kind.DELIVERY)
                        .asPivot());
    }

    public ProcessDefinition definition() {
        return definition;
    }

    /**
     * Starts it.
     *
     * @param cause what has changed, once: the id of an amendment, of a forecast, of an acceptance
     * @param treatment of a change of what is recognised by days
     */
    public ProcessInstance update(
            ProcessDesk desk, Ref<RevenueSchedule> schedule, String cause, Treatment treatment, String actor) {
        return desk.start(
                definition,
                key(schedule, cause),
                Map.of(SCHEDULE, RefText.write(schedule), TREATMENT, treatment.name()),
                actor);
    }

    /** The correlation key of what that cause makes of a schedule. */
    public String key(Ref<RevenueSchedule> schedule, String cause) {
        return definition.name() + "/" + schedule + "/" + cause;
    }

    /** Under which a version of a schedule stays in the hub when the next one has taken its place. */
    public static Ref<RevenueSchedule> superseded(Ref<RevenueSchedule> schedule, int version) {
        return new Ref<>(schedule.system(), schedule.type(), schedule.id() + "@" + version);
    }

    private Deed plan(Situation about) {
        Optional<RevenueSchedule> found = about.hub().find(ref(about));
        if (found.isEmpty()) {
            return Deed.refuse("the hub has no " + ref(about));
        }
        RevenueSchedule before = found.get();
        String other = before.header().extensions().get(PROPOSED_BY);
        if (other != null) {
            return Deed.of(waits(before, other));
        }
        ScheduleUpdate update = new RevenueFacts(about.hub(), before).update(treatment(about));
        if (!update.isChangeOf(before)) {
            return Deed.refuse("%s is as its contract says".formatted(ref(about)));
        }
        RevenueSchedule proposed = RevenueScheduleBuilder.builder(update.schedule())
                .header(before.header().withExtension(PROPOSED_BY, about.key()))
                .build();
        return leave.of(
                Deed.of(Decision.builder().put(archived(before)).put(proposed).build()), update.moved(before));
    }

    /** One version at a time is proposed. */
    private static Decision waits(RevenueSchedule schedule, String other) {
        return Decision.builder()
                .again()
                .find(Finding.of(
                        "REVENUE_UPDATE_OPEN",
                        schedule.ref().toString(),
                        "revenue accounting",
                        "version %d is proposed and not decided: %s".formatted(schedule.version(), other),
                        "approve or reject that one first"))
                .build();
    }

    private static RevenueSchedule archived(RevenueSchedule version) {
        Ref<RevenueSchedule> ref = superseded(RecordType.REVENUE_SCHEDULE.refOf(version), version.version());
        return RevenueScheduleBuilder.builder(ScheduleUpdate.superseded(version))
                .header(Header.of(ref))
                .build();
    }

    private static Deed takeBack(Situation about) {
        RevenueSchedule proposed = schedule(about);
        RevenueSchedule back = RevenueScheduleBuilder.builder(before(about, proposed))
                .header(decided(proposed))
                .status(proposed.status())
                .version(proposed.version() + 1)
                .build();
        return Deed.of(Decision.builder().put(archived(proposed)).put(back).build());
    }

    /** What was planned is planned anew: if it comes to something else by now, nobody has allowed that. */
    private Deed deliver(Situation about) {
        RevenueSchedule proposed = schedule(about);
        RevenueSchedule before = before(about, proposed);
        ScheduleUpdate update = new RevenueFacts(about.hub(), before).update(treatment(about));
        if (update.isChangeOf(proposed)) {
            return Deed.refuse("what %s depends on has changed since version %d of it was planned"
                    .formatted(ref(about), proposed.version()));
        }
        Decision.Builder decision = Decision.builder()
                .put(RevenueScheduleBuilder.builder(proposed)
                        .header(decided(proposed))
                        .build())
                .deliver(ref(about), erp, new TreeMap<>());
        if (update.catchUp().signum() != 0) {
            decision.put(catchUp(about, proposed, update));
        }
        return Deed.of(decision.build()).until(Wait.delivery(erp, List.of(ref(about))));
    }

    /** The one event that makes up for the past, on the last day of the open period. */
    private static RevenueEvent catchUp(Situation about, RevenueSchedule proposed, ScheduleUpdate update) {
        FiscalPeriod open = new RevenueFacts(about.hub(), proposed).period(update.open());
        String id = "%s@%d/catch-up".formatted(proposed.ref().id(), proposed.version());
        return RevenueEventBuilder.builder()
                .header(Header.of(new Ref<>(proposed.ref().system(), RecordType.REVENUE_EVENT, id)))
                .schedule(ref(about))
                .scheduleVersion(proposed.version())
                .fiscalPeriod(open.code())
                .date(requireNonNull(open.period().last(), "last"))
                .amount(update.catchUp())
                .kind(RevenueEventKind.CATCH_UP)
                .sequence(1)
                .status(RevenueEventStatus.CALCULATED)
                .build();
    }

    private static Header decided(RevenueSchedule proposed) {
        Map<String, String> extensions = new TreeMap<>(proposed.header().extensions());
        extensions.remove(PROPOSED_BY);
        return HeaderBuilder.builder(proposed.header())
                .extensions(new TreeMap<>(extensions))
                .build();
    }

    private static RevenueSchedule before(Situation about, RevenueSchedule proposed) {
        Ref<RevenueSchedule> ref = superseded(ref(about), proposed.version() - 1);
        return RevenueScheduleBuilder.builder(present(about, ref))
                .header(proposed.header())
                .build();
    }

    private static RevenueSchedule schedule(Situation about) {
        return present(about, ref(about));
    }

    private static RevenueSchedule present(Situation about, Ref<RevenueSchedule> ref) {
        return about.hub()
                .find(ref)
                .orElseThrow(() -> new IllegalStateException("the hub has no %s any more".formatted(ref)));
    }

    private static Treatment treatment(Situation about) {
        return Treatment.valueOf(about.input(TREATMENT));
    }

    private static Ref<RevenueSchedule> ref(Situation about) {
        return RefText.read(RecordType.REVENUE_SCHEDULE, about.input(SCHEDULE));
    }
}
