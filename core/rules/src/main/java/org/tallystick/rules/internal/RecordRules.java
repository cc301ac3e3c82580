package org.tallystick.rules.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.rules.FieldExplanation;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.SourceSpec;

/** The rules for one record type of one system. Immutable. */
public final class RecordRules {

    private final String id;
    private final SourceSpec sourceSpec;
    private final List<FieldRule> rules;
    private final @Nullable CustomObject customObject;
    private final WayBack wayBack;

    RecordRules(String id, @Nullable String object, @Nullable String key, List<FieldRule> rules, WayBack wayBack) {
        Set<String> fields = new LinkedHashSet<>();
        rules.forEach(rule -> fields.addAll(rule.fields()));
        this.id = id;
        this.sourceSpec = new SourceSpec(object, fields);
        this.rules = List.copyOf(rules);
        this.wayBack = wayBack;
        this.customObject = object == null || key == null ? null : new CustomObject(object, key, wayBack.fields());
    }

    /** What a source must read along. */
    public SourceSpec sourceSpec() {
        return sourceSpec;
    }

    /** See {@link org.tallystick.rules.RuleSet#apply}. */
    public List<Problem> apply(Object builder, RawDocument raw, ExchangeRates rates) {
        RawFields fields;
        try {
            fields = RawFields.read(raw, sourceSpec.fields());
        } catch (Refusal e) {
            return List.of(problem(e));
        }
        List<Problem> problems = new ArrayList<>();
        rules.forEach(rule -> rule.apply(builder, fields, rates, problems));
        return List.copyOf(problems);
    }

    /** See {@link org.tallystick.rules.RuleSet#explain}. */
    public List<FieldExplanation> explain(RawDocument raw, ExchangeRates rates, String version) {
        try {
            RawFields fields = RawFields.read(raw, sourceSpec.fields());
            return rules.stream()
                    .map(rule -> rule.explain(fields, rates, version))
                    .toList();
        } catch (Refusal e) {
            List<Problem> problems = List.of(problem(e));
            return rules.stream()
                    .map(rule -> rule.refused(RawFields.NONE, version, problems))
                    .toList();
        }
    }

    /** The rules that are written, too. */
    public WayBack wayBack() {
        return wayBack;
    }

    /** The custom object that is written; none: it is the connector's own. */
    public Optional<CustomObject> customObject() {
        return Optional.ofNullable(customObject);
    }

    private Problem problem(Refusal e) {
        String message = "Rules %s: the document %s".formatted(id, e.what());
        return Problem.of(FailureKind.INVALID, e.code(), message).withRemedy(e.remedy());
    }
}
