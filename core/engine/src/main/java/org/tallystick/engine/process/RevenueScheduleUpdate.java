package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.billing.ScheduleUpdate;
import org.tallystick.billing.ScheduleUpdate.Treatment;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.model.FiscalPeriod;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.RevenueEvent;
import org.tallystick.model.RevenueEventBuilder;
import org.tallystick.model.RevenueEventKind;
import org.tallystick.model.RevenueSchedule;
import org.tallystick.model.RevenueScheduleBuilder;
import org.tallystick.model.state.RevenueEventStatus;
import org.tallystick.model.value.Money;

/**
 * After a change of a contract, of a forecast, or an acceptance, a revenue schedule gets its next version ({@link ScheduleUpdate}): it is proposed beside the
 * schedule, allowed by a person if more revenue moves than a limit, becomes the schedule, and reaches the ERP. Posted periods never change: what is past is made
 * up for in the open one, by a {@code CATCH_UP} event if the contract had changed for the past too (I29), once the ERP has the version.
 *
 * <p>A version that is proposed, and the one before when the next has taken its place, lie in the hub under the schedule's id with {@code @} and their number;
 * both count for nothing, as superseded ones. One that is not allowed leaves the schedule as it was; one whose delivery a person discards is taken back by
 * another version, equal to the one before. The schedule that reaches the ERP is the pivot.
 *
 * <p>What the schedule depends on is read from the hub: the contract lines of its obligation (value, days), the progress of their projects, the acceptance
 * of their milestones, and the calendar of the legal entity. The flow of schedules to the ERP is on request.
 */
public final class RevenueScheduleUpdate {

    /** Header extension of a version beside its schedule: key of the process that proposes it, until the ERP has it or it is given up. */
    public static final String PROPOSED_BY = "update.process";

    private static final String CATCH_UP = "update.catch-up";
    private static final String OPEN = "update.open-period";

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
                        .undoneBy("a proposal that is given up", RevenueScheduleUpdate::giveUp),
                ProcessStep.of("apply", RevenueScheduleUpdate::apply)
                        .undoneBy("another version, equal to the one before", RevenueScheduleUpdate::takeBack),
                ProcessStep.of("deliver", this::deliver)
                        .waitingFor(Kind.DELIVERY)
                        .asPivot(),
                ProcessStep.of("catch-up", RevenueScheduleUpdate::catchUp));
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

    /** Under which a version of a schedule lies in the hub that is proposed, or when the next one has taken its place. */
    public static Ref<RevenueSchedule> superseded(Ref<RevenueSchedule> schedule, int version) {
        return new Ref<>(schedule.system(), schedule.type(), schedule.id() + "@" + version);
    }

    private Deed plan(Situation about) {
        Optional<RevenueSchedule> found = about.hub().find(ref(about));
        if (found.isEmpty()) {
            return Deed.refuse("the hub has no " + ref(about));
        }
        RevenueSchedule before = found.get();
        Optional<String> other = proposedByOther(about, before);
        if (other.isPresent()) {
            return Deed.of(waits(before, other.get()));
        }
        ScheduleUpdate update = new RevenueFacts(about.hub(), before).update(treatment(about));
        if (!update.isChangeOf(before)) {
            return Deed.refuse("%s is as its contract says".formatted(ref(about)));
        }
        RevenueSchedule proposed =
                beside(update.schedule(), about).header(proposal(about, update)).build();
        return leave.of(Deed.of(Decision.builder().put(proposed).build()), update.moved(before));
    }

    private static Header proposal(Situation about, ScheduleUpdate update) {
        Header header =
                Header.of(superseded(ref(about), update.schedule().version())).withExtension(PROPOSED_BY, about.key());
        return update.catchUp().signum() == 0
                ? header
                : header.withExtension(CATCH_UP, update.catchUp().amount().toPlainString())
                        .withExtension(OPEN, update.open());
    }

    /** The process that proposes the next version, or whose version is not in the ERP yet. */
    private static Optional<String> proposedByOther(Situation about, RevenueSchedule schedule) {
        return Stream.of(schedule.version(), schedule.version() + 1)
                .flatMap(version -> proposer(about, version).stream())
                .filter(key -> !key.equals(about.key()))
                .findFirst();
    }

    private static Optional<String> proposer(Situation about, int version) {
        return about.hub()
                .find(superseded(ref(about), version))
                .map(beside -> beside.header().extensions().get(PROPOSED_BY));
    }

    /** One version at a time is proposed. */
    private static Decision waits(RevenueSchedule schedule, String other) {
        return Decision.builder()
                .again()
                .find(Finding.of(
                        "REVENUE_UPDATE_OPEN",
                        schedule.ref().toString(),
                        "revenue accounting",
                        "a version after %d is proposed, or not in the ERP yet: %s"
                                .formatted(schedule.version(), other),
                        "approve or reject that one first, or settle its delivery"))
                .build();
    }

    /** A version as it lies beside its schedule. */
    private static RevenueScheduleBuilder beside(RevenueSchedule version, Situation about) {
        return RevenueScheduleBuilder.builder(ScheduleUpdate.superseded(version))
                .header(Header.of(superseded(ref(about), version.version())));
    }

    /** What was proposed is there to be read, and proposed no more. */
    private static Deed giveUp(Situation about) {
        return about.hub()
                .find(ref(about))
                .filter(schedule -> isOwn(about, schedule.version() + 1))
                .flatMap(schedule -> about.hub().find(superseded(ref(about), schedule.version() + 1)))
                .map(proposed -> Deed.of(
                        Decision.builder().put(beside(proposed, about).build()).build()))
                .orElse(Deed.NONE);
    }

    private static boolean isOwn(Situation about, int version) {
        return proposer(about, version).filter(about.key()::equals).isPresent();
    }

    /** What was planned is planned anew: if it comes to something else by now, nobody has allowed that. */
    private static Deed apply(Situation about) {
        RevenueSchedule before = schedule(about);
        ScheduleUpdate update = new RevenueFacts(about.hub(), before).update(treatment(about));
        RevenueSchedule next = update.schedule();
        if (!isOwn(about, next.version())
                || update.isChangeOf(present(about, superseded(ref(about), next.version())))) {
            return Deed.refuse("what %s depends on has changed since version %d of it was planned"
                    .formatted(ref(about), next.version()));
        }
        return Deed.of(
                Decision.builder().put(beside(before, about).build()).put(next).build());
    }

    private static Deed takeBack(Situation about) {
        RevenueSchedule current = schedule(about);
        if (!isOwn(about, current.version())) {
            return Deed.refuse("%s is at version %d, which another process made: settle that one first"
                    .formatted(ref(about), current.version()));
        }
        RevenueSchedule back = RevenueScheduleBuilder.builder(
                        present(about, superseded(ref(about), current.version() - 1)))
                .header(current.header())
                .status(current.status())
                .version(current.version() + 1)
                .build();
        return Deed.of(
                Decision.builder().put(beside(current, about).build()).put(back).build());
    }

    private Deed deliver(Situation about) {
        return Deed.of(Decision.builder().tell(ref(about), erp).build()).until(Wait.newest(erp, List.of(ref(about))));
    }

    /** The ERP has the version: what it makes up for is recognised, and the next one may be proposed. */
    private static Deed catchUp(Situation about) {
        RevenueSchedule current = schedule(about);
        RevenueSchedule proposed = present(about, superseded(ref(about), current.version()));
        Map<String, String> said = proposed.header().extensions();
        Decision.Builder decision =
                Decision.builder().put(beside(proposed, about).build());
        String amount = said.get(CATCH_UP);
        if (amount != null) {
            decision.put(event(
                    about,
                    current,
                    Money.of(amount, current.allocated().currency().code()),
                    requireNonNull(said.get(OPEN), OPEN)));
        }
        return Deed.of(decision.build());
    }

    /** The one event that makes up for the past, on the last day of the period that was open when it was planned. */
    private static RevenueEvent event(Situation about, RevenueSchedule schedule, Money amount, String period) {
        FiscalPeriod open = new RevenueFacts(about.hub(), schedule).period(period);
        String id = "%s@%d/catch-up".formatted(schedule.ref().id(), schedule.version());
        return RevenueEventBuilder.builder()
                .header(Header.of(new Ref<>(schedule.ref().system(), RecordType.REVENUE_EVENT, id)))
                .schedule(ref(about))
                .scheduleVersion(schedule.version())
                .fiscalPeriod(open.code())
                .date(requireNonNull(open.period().last(), "last"))
                .amount(amount)
                .kind(RevenueEventKind.CATCH_UP)
                .sequence(1)
                .status(RevenueEventStatus.CALCULATED)
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
