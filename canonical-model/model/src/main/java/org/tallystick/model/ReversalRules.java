package org.tallystick.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** A journal entry beside the one that it undoes. */
final class ReversalRules {

    static final Rule NEGATION = Rule.error(
            "I32",
            "A reversal has the lines of the entry that it undoes with their sides turned, in the same book, currency and rate.",
            "copy the entry and turn every side");

    private ReversalRules() {}

    static List<Rule> all() {
        return List.of(NEGATION);
    }

    static List<Violation> check(JournalEntry reversal, JournalEntry original, LegalEntity entity) {
        Findings findings = new Findings();
        expectSame("/reverses", reversal.reverses(), original.ref(), findings);
        expectSame("/legalEntity", reversal.legalEntity(), original.legalEntity(), findings);
        expectSame("/book", reversal.book(), original.book(), findings);
        expectSame("/currency", reversal.currency(), original.currency(), findings);
        expectSame("/fx", reversal.fx(), original.fx(), findings);
        checkLines(reversal, original, findings);
        PostingRules.check(entity, reversal, Set.of()).forEach(findings::add);
        return findings.all();
    }

    private static void expectSame(String path, @Nullable Object is, @Nullable Object original, Findings findings) {
        if (!Objects.equals(is, original)) {
            findings.broken(NEGATION, path, "is %s, the original's is %s".formatted(is, original));
        }
    }

    /** In any order: each line of the one takes back one line of the other. */
    private static void checkLines(JournalEntry reversal, JournalEntry original, Findings findings) {
        Map<LedgerLine, Integer> open = new HashMap<>();
        original.lines().forEach(line -> open.merge(turned(line, original), 1, Integer::sum));
        for (int i = 0; i < reversal.lines().size(); i++) {
            LedgerLine line = withoutSource(reversal.lines().get(i), original);
            int left = open.getOrDefault(line, 0);
            if (left == 0) {
                findings.broken(NEGATION, "/lines/" + i, "takes back no line of " + original.ref());
            }
            open.put(line, left - 1);
        }
        open.values().removeIf(left -> left <= 0);
        if (!open.isEmpty()) {
            findings.broken(
                    NEGATION, "/lines", "of %s it does not take back %s".formatted(original.ref(), open.keySet()));
        }
    }

    private static LedgerLine turned(LedgerLine line, JournalEntry original) {
        Side other = line.side() == Side.DEBIT ? Side.CREDIT : Side.DEBIT;
        return LedgerLineBuilder.builder(withoutSource(line, original))
                .side(other)
                .build();
    }

    /** What a line books may be another record in the reversal. */
    private static LedgerLine withoutSource(LedgerLine line, JournalEntry original) {
        return LedgerLineBuilder.builder(line).source(original.ref()).build();
    }
}
