package org.tallystick.engine.internal.ingest;

import java.util.List;
import org.tallystick.engine.decide.Decider;
import org.tallystick.rules.RuleSet;

/**
 * What all flows of one pass share.
 *
 * @param rules the host's rule set
 * @param deciders whose keys changed records touch
 * @param runSequence of the run that will see what is read
 */
record IngestContext(RuleSet rules, List<Decider> deciders, long runSequence) {}
