package org.tallystick.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.RuleSet;
import org.tallystick.rules.classification.FieldClassification;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.rules.routing.Routing;
import org.tallystick.spi.Connector;

/** What a host declared of an engine, before it is looked at whether it fits. Mutable; filled by {@link TallystickBuilder}, used by one thread. */
final class Declared {

    EngineTime time = EngineTime.system();
    RuleSet rules = RuleSet.none();
    Ownership ownership = Ownership.none();
    PolicySet policies = PolicySet.none();
    FieldClassification classification = FieldClassification.defaults();

    @Nullable Routing routing;

    boolean isOneThread;

    final Map<String, Limits> limits = new LinkedHashMap<>();
    final Map<String, String> accounts = new LinkedHashMap<>();
    final Map<String, String> regions = new LinkedHashMap<>();
    final Map<String, String> principals = new LinkedHashMap<>();
    final Map<String, Integer> batchesAtOnce = new LinkedHashMap<>();
    final Map<String, Connector> systems = new LinkedHashMap<>();
    final Map<Entity, List<Ref<?>>> known = new LinkedHashMap<>();
    final List<Decider> deciders = new ArrayList<>();
    final List<Ingested> ingested = new ArrayList<>();
    final List<Delivered> delivered = new ArrayList<>();
    final List<String> reconciled = new ArrayList<>();
    final List<ProcessDefinition> processes = new ArrayList<>();

    /** All that does not fit, in the order in which it is found. */
    final List<String> faults = new ArrayList<>();

    record Ingested(RecordType<?> type, From from) {

        Ingested {
            requireNonNull(type, "type");
            requireNonNull(from, "from");
        }
    }

    record Delivered(RecordType<?> type, To to) {

        Delivered {
            requireNonNull(type, "type");
            requireNonNull(to, "to");
        }
    }

    /** The account on which a system is called. */
    String accountOf(String system) {
        return accounts.getOrDefault(system, system);
    }

    /** Whether records of the type are read from that system. */
    boolean isIngested(RecordType<?> type, String system) {
        return ingested.stream()
                .anyMatch(each -> each.type() == type && each.from().system().equals(system));
    }
}
