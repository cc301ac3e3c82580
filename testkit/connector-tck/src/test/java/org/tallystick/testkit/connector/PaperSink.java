package org.tallystick.testkit.connector;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Header;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.EndingSink;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.FailureKind.Advice;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/** Writes batches in one call. */
final class PaperSink implements EndingSink<Milestone> {

    private final PaperWire wire;
    private final Variant variant;
    private int attempts;
    private @Nullable Thread first;

    PaperSink(PaperWire wire, Variant variant) {
        this.wire = wire;
        this.variant = variant;
    }

    @Override
    public List<Ref<?>> references(Milestone record) {
        if (variant.has(Bug.REFERENCES_ASK)) {
            wire.ask((server, token) -> PaperReply.of(List.of(server.whoAmI(token)), 1));
        }
        Ref<?> project = record.project();
        return project == null ? List.of() : List.of(project);
    }

    /** Neither the project nor the approval is kept. */
    @Override
    public Milestone normalForm(Write<Milestone> write) {
        Milestone record = write.record();
        return variant.has(Bug.NORMAL_FORM_AS_SENT)
                ? record
                : MilestoneBuilder.builder()
                        .header(Header.of(record.header().ref()))
                        .name(String.valueOf(record.name()).strip())
                        .amount(record.amount())
                        .approval(Approval.DRAFT)
                        .build();
    }

    @Override
    public List<Outcome> write(List<Write<Milestone>> batch) {
        oneThread();
        if (variant.has(Bug.ALWAYS_GREEN)
                || (variant.has(Bug.UPDATES_NOTHING) && batch.get(0).remoteId() != null)) {
            return Collections.nCopies(batch.size(), Outcome.applied("d1"));
        }
        List<Write<Milestone>> good = new ArrayList<>();
        for (Write<Milestone> write : batch) {
            if (problem(write).isEmpty()) {
                good.add(write);
            }
        }
        List<String> answers;
        try {
            answers = good.isEmpty() ? List.of() : send(good);
        } catch (ConnectorException failed) {
            return Collections.nCopies(batch.size(), failure(failed));
        }
        List<Outcome> outcomes = new ArrayList<>();
        int next = 0;
        for (Write<Milestone> write : batch) {
            Optional<Problem> problem = problem(write);
            outcomes.add(problem.isPresent() ? Outcome.rejected(problem.get()) : outcome(write, answers.get(next++)));
        }
        return after(outcomes);
    }

    @Override
    public void end(Collection<String> externalKeys) {
        if (!variant.has(Bug.ENDS_NOTHING)) {
            wire.ask((server, token) -> server.remove(token, externalKeys));
        }
    }

    private void oneThread() {
        if (variant.has(Bug.WRITES_IN_ONE_THREAD)) {
            first = first == null ? Thread.currentThread() : first;
            if (first != Thread.currentThread()) {
                throw new IllegalStateException("a batch is open");
            }
        }
    }

    private List<String> send(List<Write<Milestone>> good) {
        if (variant.has(Bug.THROWS_WITHIN_A_BATCH) || variant.has(Bug.ONE_CALL_SPEAKS_FOR_ALL)) {
            return good.stream()
                    .flatMap(write -> sendAtOnce(List.of(write)).stream())
                    .toList();
        }
        return sendAtOnce(good);
    }

    private List<String> sendAtOnce(List<Write<Milestone>> good) {
        PaperReply<String> reply = wire.ask((server, token) ->
                server.write(token, good.stream().map(this::doc).toList()));
        return reply.items();
    }

    private List<Outcome> after(List<Outcome> outcomes) {
        if (variant.has(Bug.OUTCOMES_IN_OTHER_ORDER)) {
            Collections.reverse(outcomes);
        }
        Optional<Outcome> refused = outcomes.stream()
                .filter(outcome -> outcome.kind() == Outcome.Kind.REJECTED)
                .findFirst();
        if (refused.isPresent() && variant.has(Bug.ONE_REFUSED_REFUSES_ALL)) {
            return Collections.nCopies(outcomes.size(), refused.get());
        }
        if (refused.isPresent() && variant.has(Bug.THROWS_FOR_ONE)) {
            throw new ConnectorException(Problem.of(FailureKind.REFUSED, "RULE", "one record was refused"));
        }
        return outcomes;
    }

    private Outcome failure(ConnectorException failed) {
        FailureKind kind = failed.kind();
        if (kind == FailureKind.OUTCOME_UNKNOWN && variant.has(Bug.LOST_IS_RETRIED)) {
            return Outcome.retry(failed.problem());
        }
        if (kind == FailureKind.OUTCOME_UNKNOWN && variant.has(Bug.LOST_IS_THROWN)) {
            throw failed;
        }
        if (kind.advice() == Advice.TRY_LATER && variant.has(Bug.THROWS_WITHIN_A_BATCH)) {
            throw failed;
        }
        if (kind.advice() == Advice.TRY_LATER && variant.has(Bug.DOWN_IS_REJECTED)) {
            return Outcome.rejected(failed.problem());
        }
        return Outcome.of(failed.problem());
    }

    private Optional<Problem> problem(Write<Milestone> write) {
        int length = String.valueOf(write.record().name()).strip().length();
        if (length <= PaperServer.NAME_LIMIT || variant.has(Bug.CUTS_TEXT)) {
            return Optional.empty();
        }
        return Optional.of(
                variant.has(Bug.NAMES_NO_FIELD)
                        ? Problem.of(FailureKind.INVALID, "LENGTH", "a text is too long")
                        : Problem.ofField(
                                "LENGTH", "/name", null, "%d characters, at most 40".formatted(length), "Shorten it."));
    }

    private PaperDoc doc(Write<Milestone> write) {
        Milestone record = write.record();
        String name = String.valueOf(record.name());
        String key = variant.has(Bug.FOLDS_KEYS) ? write.externalKey().toLowerCase(Locale.ROOT) : write.externalKey();
        return new PaperDoc(
                "",
                key,
                variant.has(Bug.KEY_PER_ATTEMPT) ? write.idempotencyKey() + attempts++ : write.idempotencyKey(),
                Instant.EPOCH,
                variant.has(Bug.CUTS_TEXT) ? name.substring(0, Math.min(40, name.length())) : name,
                amount(record.amount().amount()),
                record.amount().currency().code(),
                String.valueOf(write.references().values()));
    }

    private String amount(BigDecimal amount) {
        if (variant.has(Bug.FLOAT_AMOUNTS)) {
            return new BigDecimal(amount.doubleValue())
                    .setScale(amount.scale(), RoundingMode.HALF_UP)
                    .toPlainString();
        }
        return variant.has(Bug.TWO_DECIMALS)
                ? amount.setScale(2, RoundingMode.HALF_UP).toPlainString()
                : amount.toPlainString();
    }

    private Outcome outcome(Write<Milestone> write, String answer) {
        if (!answer.startsWith("!")) {
            return Outcome.applied(answer);
        }
        int space = answer.indexOf(' ');
        String code = answer.substring(1, space);
        return switch (code) {
            case "EXISTS" -> exists(write, answer.substring(space + 1));
            case "KEY_REUSED" -> Outcome.unknown(Problem.of(FailureKind.DUPLICATE, code, answer.substring(space + 1)));
            case "RULE" ->
                variant.has(Bug.REFUSAL_IS_RETRIED)
                        ? Outcome.retry(Problem.of(FailureKind.UNAVAILABLE, code, "refused"))
                        : Outcome.rejected(Problem.of(FailureKind.REFUSED, code, answer.substring(space + 1)));
            default -> Outcome.retry(Problem.of(FailureKind.CONFLICT, code, answer.substring(space + 1)));
        };
    }

    private Outcome exists(Write<Milestone> write, String id) {
        if (variant.has(Bug.THERE_IS_GOOD_ENOUGH)) {
            return Outcome.unchanged(id);
        }
        if (variant.has(Bug.OVERWRITES)) {
            PaperDoc doc = doc(write);
            return Outcome.applied(wire.ask((server, token) -> server.write(
                            token,
                            List.of(new PaperDoc(
                                    "overwrite",
                                    doc.key(),
                                    doc.idempotencyKey(),
                                    doc.writtenAt(),
                                    doc.name(),
                                    doc.amount(),
                                    doc.currency(),
                                    doc.project()))))
                    .items()
                    .get(0));
        }
        String there =
                wire.ask((server, token) -> server.find(token, doc -> doc.id().equals(id), 0, 1)).items().stream()
                        .map(PaperDoc::text)
                        .findFirst()
                        .orElse("");
        return there.equals(doc(write).text())
                ? Outcome.unchanged(id)
                : Outcome.unknown(Problem.of(FailureKind.DUPLICATE, "EXISTS", "there with other content"));
    }
}
