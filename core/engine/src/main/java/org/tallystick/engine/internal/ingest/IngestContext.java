package org.tallystick.engine.internal.ingest;

import java.util.List;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.rules.RuleSet;

/**
 * What all flows of one pass share.
 *
 * @param rules the host's rule set
 * @param owners of the fields of records
 * @param deciders whose keys changed records touch
 * @param planner of deliveries
 * @param runSequence of the run that will see what is read
 * @param time of the engine
 */
record IngestContext(
        RuleSet rules, Owners owners, List<Decider> deciders, Planner planner, long runSequence, EngineTime time) {}
