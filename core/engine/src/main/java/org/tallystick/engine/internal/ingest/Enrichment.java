package org.tallystick.engine.internal.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.enrich.Enricher;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.ingest.DocumentMapper.Mapped;
import org.tallystick.engine.internal.ingest.DocumentMapper.MappedRecord;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** An enricher, and the last ten thousand answers that it gave, each for as long as it holds. Thread-safe. */
public final class Enrichment<T extends Entity> {

    private static final int KEPT = 10_000;

    private final Enricher<T> enricher;
    private final EngineTime time;
    private final Map<String, Kept> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > KEPT;
        }
    };

    private record Kept(String answer, Instant until) {}

    /** What is known for one page. */
    private record Known(
            Map<String, String> answers, @Nullable Problem failure) {}

    public Enrichment(Enricher<T> enricher, EngineTime time) {
        this.enricher = enricher;
        this.time = time;
    }

    String name() {
        return enricher.name();
    }

    /** The mapper with what the enricher says about the records of these changes; it is asked now, once. */
    Function<Change<T>, Mapped> over(Function<Change<T>, Mapped> mapper, List<Change<T>> changes) {
        Set<String> questions = new LinkedHashSet<>();
        for (Change<T> change : changes) {
            mapper.apply(change).records().forEach(record -> question(record).ifPresent(questions::add));
        }
        Known known = known(questions);
        return change -> enriched(mapper.apply(change), known);
    }

    /** One that throws has a defect, which {@link #enriched} tells of its record. */
    private Optional<String> question(MappedRecord record) {
        try {
            return enricher.question(entity(record));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Known known(Set<String> questions) {
        Map<String, String> answers = remembered(questions);
        List<String> open =
                questions.stream().filter(each -> !answers.containsKey(each)).toList();
        if (open.isEmpty()) {
            return new Known(answers, null);
        }
        try {
            Map<String, String> given = Map.copyOf(enricher.answers(open));
            remember(given);
            answers.putAll(given);
            return new Known(answers, null);
        } catch (ConnectorException e) {
            return new Known(answers, e.problem());
        } catch (RuntimeException e) {
            return new Known(answers, defect(e));
        }
    }

    private Map<String, String> remembered(Set<String> questions) {
        Map<String, String> answers = new HashMap<>();
        Instant now = time.instant();
        synchronized (kept) {
            for (String question : questions) {
                Kept answer = kept.get(question);
                if (answer != null && now.isBefore(answer.until())) {
                    answers.put(question, answer.answer());
                }
            }
        }
        return answers;
    }

    private void remember(Map<String, String> answers) {
        Instant until = time.instant().plus(enricher.validity());
        synchronized (kept) {
            answers.forEach((question, answer) -> {
                kept.remove(question);
                kept.put(question, new Kept(answer, until));
            });
        }
    }

    private Mapped enriched(Mapped mapped, Known known) {
        List<MappedRecord> records = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (MappedRecord record : mapped.records()) {
            try {
                records.add(enriched(record, known, problems));
            } catch (RuntimeException e) {
                problems.add(defect(e));
            }
        }
        return problems.isEmpty()
                ? new Mapped(records, mapped.undecided(), mapped.isFiltered(), mapped.problems())
                : Mapped.unusable(problems);
    }

    private MappedRecord enriched(MappedRecord record, Known known, List<Problem> problems) {
        T entity = entity(record);
        String question = enricher.question(entity).orElse(null);
        if (question == null) {
            return record;
        }
        String answer = known.answers().get(question);
        if (answer == null) {
            problems.add(unanswered(entity, question, known.failure()));
            return record;
        }
        T enriched = enricher.enriched(entity, answer);
        problems.addAll(DocumentMapper.broken(enriched));
        return new MappedRecord(RecordCodec.encode(enriched), record.ourKey(), record.undecided());
    }

    private T entity(MappedRecord record) {
        return enricher.type().entityClass().cast(record.record());
    }

    private Problem unanswered(T record, String question, @Nullable Problem failure) {
        return failure == null
                ? Problem.of(
                                FailureKind.INVALID,
                                "ENRICHMENT_MISSING",
                                "%s has no answer for %s, which asks '%s'"
                                        .formatted(enricher.name(), record.ref(), question))
                        .withRemedy("add the answer there, then replay the document")
                : Problem.of(
                                failure.kind(),
                                "ENRICHMENT_FAILED",
                                "%s cannot be asked about %s: %s"
                                        .formatted(enricher.name(), record.ref(), failure.message()))
                        .withRemedy("see to what it asks; the next runs ask again");
    }

    private Problem defect(RuntimeException e) {
        return Problem.of(
                        FailureKind.UNSUPPORTED,
                        "ENRICHMENT_DEFECT",
                        "The enricher %s threw %s".formatted(enricher.name(), e))
                .withRemedy("mend the enricher, then replay the document");
    }
}
