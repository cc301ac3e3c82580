package org.tallystick.rules;

import java.util.List;
import java.util.Set;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.SourceSpec;

/** Stand-in. */
public final class RuleSet {
    private RuleSet() {}
    public static RuleSet none() { return new RuleSet(); }
    public String version() { return ""; }
    public Set<String> systems() { return Set.of(); }
    public SourceSpec sourceSpec(String system, RecordType<?> type) { return SourceSpec.BUILT_IN; }
    public List<Problem> apply(String system, Draft<?> draft, RawDocument raw) { return List.of(); }
}
