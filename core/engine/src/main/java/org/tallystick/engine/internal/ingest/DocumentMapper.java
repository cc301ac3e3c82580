package org.tallystick.engine.internal.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordCodec.Encoded;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.model.Approvable;
import org.tallystick.model.Entity;
import org.tallystick.model.MissingFieldsException;
import org.tallystick.model.rule.Severity;
import org.tallystick.model.rule.Violation;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.FailureKind.Advice;
import org.tallystick.spi.Problem;
import org.tallystick.validation.RecordValidator;

/** The second half of mapping: the host's rule set on the connector's drafts, then the records, or all that is wrong (CM-6). */
final class DocumentMapper {

    /**
     * A document's records.
     *
     * @param records in the order of its drafts; none if there are problems
     * @param undecided whether any of them still waits for an approval: then none that is absent is gone
     * @param isFiltered whether the flow's selection leaves all of them out
     * @param problems what is wrong
     */
    record Mapped(List<MappedRecord> records, boolean undecided, boolean isFiltered, List<Problem> problems) {

        /** Of a document that gives nothing any more. */
        static final Mapped GONE = new Mapped(List.of(), false, false, List.of());

        boolean isUsable() {
            return problems.isEmpty();
        }

        /** Whether it may be usable later as it is: it is mapped anew whenever it comes. */
        boolean isForLater() {
            return problems.stream().anyMatch(problem -> problem.kind().advice() == Advice.TRY_LATER);
        }

        /** Whether it can be used and nothing in it waits for an approval. */
        boolean isDecided() {
            return isUsable() && !undecided;
        }

        Fate fate() {
            if (!isUsable()) {
                return Fate.SET_ASIDE;
            }
            return isFiltered ? Fate.FILTERED : Fate.STORED;
        }

        static Mapped unusable(List<Problem> problems) {
            return new Mapped(List.of(), false, false, problems);
        }
    }

    /** One record, our own key if it carries one, and whether it still waits for an approval. */
    record MappedRecord(Encoded encoded, @Nullable String ourKey, boolean undecided) {

        Entity record() {
            return encoded.record();
        }

        RefKey key() {
            return RecordIds.key(record().ref());
        }

        Optional<String> externalKey() {
            return Optional.ofNullable(ourKey);
        }
    }

    private static final RecordValidator VALIDATOR = RecordValidator.ofDefaults();

    private final RuleSet rules;
    private final IngestFlow<?> flow;

    DocumentMapper(RuleSet rules, IngestFlow<?> flow) {
        this.rules = rules;
        this.flow = flow;
    }

    <T extends Entity> Mapped map(Change<T> change) {
        if (change instanceof Change.Unreadable<T> unreadable) {
            return Mapped.unusable(List.of(unreadable.problem()));
        }
        if (change instanceof Change.Upsert<T> upsert) {
            return mapDrafts(upsert);
        }
        return Mapped.GONE;
    }

    private <T extends Entity> Mapped mapDrafts(Change.Upsert<T> upsert) {
        List<MappedRecord> records = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        boolean undecided = upsert.undecided();
        for (Draft<T> draft : upsert.drafts()) {
            List<Problem> faults = rules.apply(flow.system(), draft, upsert.raw());
            problems.addAll(faults);
            T record = faults.isEmpty() ? build(draft, problems) : null;
            if (record != null && isTestable(record, problems)) {
                boolean waits = upsert.undecided() || isUndecided(record);
                undecided |= waits;
                if (flow.selection().takes(record)) {
                    records.add(new MappedRecord(
                            RecordCodec.encode(record), draft.externalKey().orElse(null), waits));
                }
            }
        }
        boolean isFiltered = records.isEmpty() && !upsert.drafts().isEmpty();
        return problems.isEmpty() ? new Mapped(records, undecided, isFiltered, problems) : Mapped.unusable(problems);
    }

    private boolean isTestable(Entity record, List<Problem> problems) {
        Optional<Problem> defect = flow.selection().defect(record);
        defect.ifPresent(problems::add);
        return defect.isEmpty();
    }

    static List<Problem> broken(Entity record) {
        return errors(VALIDATOR.validate(record));
    }

    /** What sets a record aside; of the rest the deciders tell. */
    static List<Problem> errors(List<Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.severity() == Severity.ERROR)
                .map(violation -> Problem.ofField(
                        violation.rule(), violation.path(), null, violation.message(), violation.remedy()))
                .toList();
    }

    static boolean isUndecided(Entity record) {
        return record instanceof Approvable approvable && !approvable.approval().isDecided();
    }

    private static <T extends Entity> @Nullable T build(Draft<T> draft, List<Problem> problems) {
        try {
            T record = draft.build();
            List<Problem> broken = broken(record);
            problems.addAll(broken);
            return broken.isEmpty() ? record : null;
        } catch (MissingFieldsException e) {
            e.fields()
                    .forEach(field -> problems.add(Problem.ofField(
                            "FIELD_MISSING",
                            field,
                            null,
                            "%s has no %s, which a %s must have".formatted(draft.ref(), field, draft.type()),
                            "fill the field in the source, or map it in the rule set")));
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(Problem.ofField(
                    "VALUE_INVALID",
                    "",
                    null,
                    "%s cannot be built: %s".formatted(draft.ref(), e.getMessage()),
                    "correct the value in the source"));
        }
        return null;
    }
}
