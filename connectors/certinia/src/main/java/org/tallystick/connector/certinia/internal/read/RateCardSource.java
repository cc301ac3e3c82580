package org.tallystick.connector.certinia.internal.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.SalesforceId;
import org.tallystick.connector.salesforce.platform.Soql;
import org.tallystick.connector.salesforce.platform.SystemRefs;
import org.tallystick.connector.salesforce.platform.WireFields;
import org.tallystick.connector.salesforce.platform.WireValues;
import org.tallystick.model.Header;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardBuilder;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RateCardEntryBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Draft;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;

/**
 * Lists rate card sets, each a document made of its rows. A set has no change mark of its own that moves with them, so every read is
 * a complete listing; a set is never split over two pages. What is for one region, practice, group or account beside another of its role is refused: an entry
 * is for all (decision 047).
 */
public final class RateCardSource implements RecordSource<RateCard> {

    /** Each row puts one rate card into one set. */
    static final String OBJECT = "pse__Rate_Card_Set_Junction__c";

    static final List<String> FIELDS = WireFields.of(SetMember.class);

    private static final String SET = "pse__Rate_Card_Set__c";
    private static final JsonBinder<SetMember> BINDER = JsonBinder.of(SetMember.class);

    /** For whom a card is; nothing in a place: for all. */
    private record Scope(
            @Nullable String region,
            @Nullable String practice,
            @Nullable String group,
            @Nullable String account) {

        static Scope of(RateCardRow card) {
            return new Scope(card.region(), card.practice(), card.group(), card.account());
        }
    }

    /** A card of a set. */
    private record Card(RateCardEntry entry, Scope scope) {

        /** A card that is put into a set twice is in it once, for as long as one row puts it there. */
        boolean isSameAs(Card other) {
            return entry.id().equals(other.entry.id());
        }

        /** Whether one work would have two prices, and nothing but the scope, which an entry has not, would say which. */
        boolean isRivalOf(Card other) {
            return !scope.equals(other.scope)
                    && Objects.equals(entry.role(), other.entry.role())
                    && entry.currency().equals(other.entry.currency())
                    && entry.period().overlaps(other.entry.period());
        }
    }

    private final OrgClient org;
    private final SystemRefs refs;
    private final String fields;
    private final int pageSize;

    /** @throws IllegalArgumentException if {@code spec} names something that is no name */
    public RateCardSource(OrgClient org, SystemRefs refs, SourceSpec spec, int pageSize) {
        this.org = org;
        this.refs = refs;
        this.fields = WireFields.select(FIELDS, spec);
        this.pageSize = pageSize;
    }

    /** What it promises. */
    public static ReadCapabilities capabilities(int pageSize) {
        return new ReadCapabilities(false, DeleteMode.ABSENCE, Duration.ofMillis(1), Duration.ZERO, pageSize);
    }

    @Override
    public Page<RateCard> read(@Nullable String cursor, int limit) {
        String after = cursor == null ? "" : " WHERE %s > %s".formatted(SET, Soql.text(cursor));
        Map<String, List<String>> sets =
                bySet(org.query("SELECT %s FROM %s%s ORDER BY %s ASC, Id ASC".formatted(fields, OBJECT, after, SET)));
        List<Change<RateCard>> changes = new ArrayList<>();
        String last = null;
        Iterator<Map.Entry<String, List<String>>> each = sets.entrySet().iterator();
        while (each.hasNext() && changes.size() < Math.min(limit, pageSize)) {
            Map.Entry<String, List<String>> set = each.next();
            changes.add(change(set.getKey(), set.getValue()));
            last = set.getKey();
        }
        return each.hasNext() ? new Page<>(changes, last, true) : new Page<>(changes, null, false);
    }

    private static Map<String, List<String>> bySet(List<String> rows) {
        Map<String, List<String>> sets = new LinkedHashMap<>();
        for (String row : rows) {
            String set = JsonPage.members(row).get(SET);
            if (set == null || set.isEmpty()) {
                throw new ConnectorException(Problem.of(
                                FailureKind.INVALID, "ROW_WITHOUT_KEY", "The page cannot be used: a row is in no set")
                        .withRemedy("Nothing of it was taken; look at what the org answers"));
            }
            sets.computeIfAbsent(SalesforceId.canonical(set), id -> new ArrayList<>())
                    .add(row);
        }
        return sets;
    }

    private Change<RateCard> change(String set, List<String> rows) {
        RawDocument raw = RawDocument.json("[" + String.join(",", rows) + "]");
        try {
            Ref<RateCard> ref = refs.ref(RecordType.RATE_CARD, set);
            List<SetMember> members = rows.stream().map(BINDER::bind).toList();
            RateCardBuilder builder = RateCardBuilder.builder()
                    .header(Header.of(ref))
                    .name(NamedRow.nameOf(members.get(0).set()))
                    .entries(entries(members));
            return new Change.Upsert<>(set, Change.UNVERSIONED, raw, List.of(Draft.of(ref, builder)));
        } catch (BadRecordException e) {
            return new Change.Unreadable<>(set, Change.UNVERSIONED, raw, e.problem());
        }
    }

    private static List<RateCardEntry> entries(List<SetMember> members) {
        List<Card> cards = new ArrayList<>();
        for (SetMember member : members) {
            RateCardRow card = member.row();
            if (member.rateCard() != null && card != null && !Boolean.TRUE.equals(card.isDeleted())) {
                Card next = new Card(entry(SalesforceId.canonical(member.rateCard()), card), Scope.of(card));
                if (cards.stream().anyMatch(next::isSameAs)) {
                    continue;
                }
                cards.stream().filter(next::isRivalOf).findFirst().ifPresent(rival -> {
                    throw scope(rival.entry, next.entry);
                });
                cards.add(next);
            }
        }
        return cards.stream().map(Card::entry).toList();
    }

    private static BadRecordException scope(RateCardEntry one, RateCardEntry other) {
        return new BadRecordException(Problem.ofField(
                "RATE_CARD_SCOPE",
                "pse__Rate_Card__r",
                other.id(),
                "Cards %s and %s of the role '%s' hold on the same days for different regions, practices, groups or accounts: a set's cards are for all"
                        .formatted(one.id(), other.id(), other.role()),
                "Put them into sets of their own"));
    }

    private static RateCardEntry entry(String id, RateCardRow card) {
        UnitPrice rate = WireValues.price(
                "pse__Rate_Card__r.pse__Suggested_Bill_Rate__c", card.suggestedBillRate(), card.currencyIsoCode());
        return RateCardEntryBuilder.builder()
                .id(id)
                .role(card.role())
                .currency(WireValues.required("pse__Rate_Card__r." + WireValues.CURRENCY, card.currencyIsoCode()))
                .billRate(rate)
                .period(Period.inclusive(card.startDate(), card.endDate()))
                .build();
    }
}
