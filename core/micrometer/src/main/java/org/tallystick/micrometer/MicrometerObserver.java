package org.tallystick.micrometer;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.tallystick.engine.observe.HubEvent;
import org.tallystick.engine.observe.HubObserver;
import org.tallystick.engine.retry.Tier;

/**
 * Counts and times what the hub does. Tags are names of systems, types, tiers, states, deciders and roles, which an installation has
 * few of; never an id.
 *
 * <table>
 *   <caption>Meters</caption>
 *   <tr><th>meter</th><th>kind</th><th>tags</th></tr>
 *   <tr><td>{@code tallystick.run}</td><td>timer</td><td></td></tr>
 *   <tr><td>{@code tallystick.page}</td><td>timer</td><td>system, type, tier</td></tr>
 *   <tr><td>{@code tallystick.documents}</td><td>counter</td><td>system, type, tier, outcome: stored, unchanged, filtered, set_aside</td></tr>
 *   <tr><td>{@code tallystick.records}</td><td>counter</td><td>system, type, tier, outcome: created, changed, deleted</td></tr>
 *   <tr><td>{@code tallystick.states}</td><td>counter</td><td>type, tier, axis, outcome: the new state or none</td></tr>
 *   <tr><td>{@code tallystick.decision}</td><td>timer</td><td>decider</td></tr>
 *   <tr><td>{@code tallystick.deliveries}</td><td>counter</td><td>system, type, tier, outcome: the new state</td></tr>
 *   <tr><td>{@code tallystick.batch}</td><td>timer</td><td>system, type, tier</td></tr>
 *   <tr><td>{@code tallystick.batch.size}</td><td>summary, records</td><td>system, type, tier</td></tr>
 *   <tr><td>{@code tallystick.exceptions}</td><td>counter</td><td>owner, outcome: opened, closed</td></tr>
 *   <tr><td>{@code tallystick.breaks}</td><td>counter</td><td>system, type, tier, outcome: found, cleared</td></tr>
 * </table>
 *
 * <p>Thread-safe.
 */
public final class MicrometerObserver implements HubObserver {

    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;

    public MicrometerObserver(MeterRegistry registry) {
        this.registry = requireNonNull(registry, "registry");
    }

    @Override
    public void onRunClosed(HubEvent.RunClosed event) {
        registry.timer("tallystick.run").record(event.took());
    }

    @Override
    public void onPageIngested(HubEvent.PageIngested event) {
        Tags flow = flow(event.system(), event.type(), event.tier());
        registry.timer("tallystick.page", flow).record(event.took());
        count("tallystick.documents", flow, "stored", event.stored());
        count("tallystick.documents", flow, "unchanged", event.unchanged());
        count("tallystick.documents", flow, "filtered", event.filtered());
        count("tallystick.documents", flow, "set_aside", event.setAside());
    }

    @Override
    public void onRecordChanged(HubEvent.RecordChanged event) {
        String kept = event.version() == 1 ? "created" : "changed";
        count(
                "tallystick.records",
                flow(event.system(), event.type(), event.tier()),
                event.deleted() ? "deleted" : kept,
                1);
    }

    @Override
    public void onStateChanged(HubEvent.StateChanged event) {
        String to = event.to();
        Tags axis = Tags.of("type", event.type(), "tier", event.tier().name(), "axis", event.axis());
        count("tallystick.states", axis, to == null ? "none" : to, 1);
    }

    @Override
    public void onDecisionMade(HubEvent.DecisionMade event) {
        registry.timer("tallystick.decision", "decider", event.decider()).record(event.took());
    }

    @Override
    public void onDeliveryMoved(HubEvent.DeliveryMoved event) {
        count(
                "tallystick.deliveries",
                flow(event.system(), event.type(), event.tier()),
                event.to().name(),
                1);
    }

    @Override
    public void onBatchAnswered(HubEvent.BatchAnswered event) {
        Tags flow = flow(event.system(), event.type(), event.tier());
        registry.timer("tallystick.batch", flow).record(event.took());
        registry.summary("tallystick.batch.size", flow).record(event.size());
    }

    @Override
    public void onExceptionOpened(HubEvent.ExceptionOpened event) {
        count("tallystick.exceptions", Tags.of("owner", event.owner()), "opened", 1);
    }

    @Override
    public void onExceptionClosed(HubEvent.ExceptionClosed event) {
        count("tallystick.exceptions", Tags.of("owner", event.owner()), "closed", 1);
    }

    @Override
    public void onBreakFound(HubEvent.BreakFound event) {
        count("tallystick.breaks", flow(event.system(), event.type(), event.tier()), "found", 1);
    }

    @Override
    public void onBreakCleared(HubEvent.BreakCleared event) {
        count("tallystick.breaks", flow(event.system(), event.type(), event.tier()), "cleared", 1);
    }

    private void count(String meter, Tags tags, String outcome, int amount) {
        registry.counter(meter, tags.and(OUTCOME, outcome)).increment(amount);
    }

    private static Tags flow(String system, String type, Tier tier) {
        return Tags.of("system", system, "type", type, "tier", tier.name());
    }
}
