package org.tallystick.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.CurrencyCode;

/** Rules of rate cards. */
final class RateCardRules {

    static final Rule WINNER = Rule.error(
            "I37",
            "At most one entry of a card wins for one piece of work on one day.",
            "say which entry is narrower: give it one more part of its key");

    static final Rule OVERLAP = Rule.warning(
            "RATE_CARD_OVERLAP",
            "Entries with one key are in force on days of their own; else the one that began last counts.",
            "end the earlier entry where the later one begins");

    static final Rule IDS = Rule.error(
            "RATE_CARD_ENTRY_ID",
            "The entries of a card have ids of their own.",
            "remove the entry that is there twice");

    static final Rule CURRENCY = Rule.error(
            "RATE_CARD_CURRENCY",
            "If a card has a currency, all its entries are in it.",
            "move the entry to a card of its currency");

    private RateCardRules() {}

    static List<Rule> all() {
        return List.of(WINNER, OVERLAP, IDS, CURRENCY);
    }

    static List<Violation> check(RateCard card) {
        Findings findings = new Findings();
        HeaderRules.check(card.header(), findings);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < card.entries().size(); i++) {
            RateCardEntry entry = card.entries().get(i);
            if (!ids.add(entry.id())) {
                findings.broken(IDS, path(i, "id"), "%s is in it before".formatted(entry.id()));
            }
            if (card.currency() != null && !entry.currency().equals(card.currency())) {
                findings.broken(
                        CURRENCY,
                        path(i, "currency"),
                        "is %s, the card is in %s"
                                .formatted(
                                        entry.currency().code(), card.currency().code()));
            }
        }
        checkOverlaps(card.entries(), findings);
        return findings.all();
    }

    private static void checkOverlaps(List<RateCardEntry> entries, Findings findings) {
        Map<Key, List<Integer>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).billRate() != null) {
                byKey.computeIfAbsent(Key.of(entries.get(i)), key -> new ArrayList<>())
                        .add(i);
            }
        }
        byKey.values()
                .forEach(rivals -> Overlaps.of(rivals.stream()
                                .map(i -> entries.get(i).period())
                                .toList())
                        .forEach((later, earlier) -> findings.broken(
                                OVERLAP,
                                path(rivals.get(later), "period"),
                                "entry %s overlaps entry %s"
                                        .formatted(
                                                entries.get(rivals.get(later)).id(),
                                                entries.get(rivals.get(earlier)).id()))));
    }

    static List<Violation> checkRate(RateCard card, RateRequest request) {
        List<RateCardEntry> winners = request.winnersOf(card);
        return winners.size() < 2
                ? List.of()
                : List.of(WINNER.brokenAt(
                        "/entries",
                        "%s fit %s equally well"
                                .formatted(
                                        winners.stream().map(RateCardEntry::id).toList(), request)));
    }

    private static String path(int entry, String component) {
        return "/entries/" + entry + "/" + component;
    }

    private record Key(@Nullable String role, CurrencyCode currency, RateUnit unit, RateKey parts) {

        static Key of(RateCardEntry entry) {
            return new Key(entry.role(), entry.currency(), entry.unit(), entry.key());
        }
    }
}
