package org.tallystick.engine.process;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.Billing;
import org.tallystick.billing.BillingInput;
import org.tallystick.billing.BillingOutcome;
import org.tallystick.billing.HeldItem;
import org.tallystick.billing.MasterData;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Explanation;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.Index;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.ItemKey;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/**
 * What may be billed of an engagement that is set up becomes an invoice proposal; what was billed and is not right any more becomes credit
 * memos, in the same decision; what a rule holds becomes an open exception with its amount.
 *
 * <p>Decision keys are the ids of engagements.
 */
public final class BillingRelease implements Decider {

    private static final String NAME = "billing-release";
    private static final String OWNER = "billing";

    /** The service line of an engagement that is gone; it has no class. */
    private static final String GONE = "gone";

    private final MasterData master;
    private final Sources sources;

    /**
     * Where billing reads.
     *
     * @param contracts system whose contracts are billed
     * @param contract what a contract is there, {@code opportunity} or {@code engagement}: with it all that is billed on it stands and falls
     * @param hcm that knows the workers' own roles; none: time entries say them, or nobody
     * @param erpNamespace under which the ERP's connector looks for extensions of a record
     */
    public record Sources(
            String contracts,
            RecordType<?> contract,
            @Nullable String hcm,
            String erpNamespace) {

        public Sources {
            requireNonNull(contracts, "contracts");
            requireNonNull(contract, "contract");
            requireNonNull(erpNamespace, "erpNamespace");
        }

        /** Engagements are what {@link ProjectSetup} makes of the CRM's opportunities. */
        public static Sources ofOpportunities(String crm, String hcm, String erpNamespace) {
            return new Sources(crm, RecordType.OPPORTUNITY, hcm, erpNamespace);
        }

        /** Engagements are read from the system that keeps the contracts; they exist, nothing is set up. */
        public static Sources ofContracts(String system, String erpNamespace) {
            return new Sources(system, RecordType.ENGAGEMENT, null, erpNamespace);
        }
    }

    public BillingRelease(MasterData master, Sources sources) {
        this.master = requireNonNull(master, "master");
        this.sources = requireNonNull(sources, "sources");
    }

    /** Whether an exception is an item that a billing rule holds; its details then name item, engagement, project, kind and the like. */
    public static boolean isHeldItem(Finding finding) {
        return finding.details().containsKey("item");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<RecordType<?>> inputs() {
        return Set.of(RecordType.ENGAGEMENT);
    }

    @Override
    public Set<String> dirtiedBy(Entity record) {
        return isBilled(record.ref()) ? Set.of(record.ref().id()) : Set.of();
    }

    /**
     * Every engagement of the system whose contracts are billed: what waited, or was held, is tried again in every run. What was billed of one
     * that is gone is credited, and what was held of it is not open any more. An invoice that somebody made in the ERP is of none.
     */
    @Override
    public List<String> keys(Hub hub, List<String> dirty) {
        SortedSet<String> keys = new TreeSet<>(dirty);
        hub.forEach(RecordType.ENGAGEMENT, engagement -> {
            if (isBilled(engagement.ref())) {
                keys.add(engagement.ref().id());
            }
        });
        hub.forEach(RecordType.INVOICE, invoice -> {
            if (isBilled(invoice.engagement())) {
                keys.add(invoice.engagement().id());
            }
        });
        return List.copyOf(keys);
    }

    @Override
    public List<Finding> findings(Hub hub, List<String> dirty) {
        return new NamedSystem(sources.contracts(), "BillingRelease.Sources.contracts", sources.contract())
                .mistaken(hub).stream().toList();
    }

    private boolean isBilled(Ref<?> engagement) {
        return engagement.system().equals(sources.contracts());
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        Ref<Engagement> ref = new Ref<>(sources.contracts(), RecordType.ENGAGEMENT, key);
        Optional<Engagement> found = hub.find(ref).or(() -> asBilled(ref, hub));
        if (found.isEmpty()) {
            return Decision.NONE;
        }
        Engagement engagement = found.get();
        BillingFacts facts = new BillingFacts(hub, engagement, sources);
        BillingInput input = facts.gather(run);
        BillingOutcome outcome = Billing.bill(input, master);
        List<Entity> documents = documents(outcome, engagement);
        List<String> setAside = documents.isEmpty() ? List.of() : facts.setAside(input);

        Decision.Builder decision = Decision.builder();
        if (setAside.isEmpty()) {
            documents.forEach(decision::put);
            outcome.proposal()
                    .ifPresent(invoice -> decision.claim(invoice.ref(), parts(invoice, hub))
                            .explain(RecordType.INVOICE.refOf(invoice), why(invoice, outcome)));
        } else {
            decision.find(setAside(engagement, outcome, setAside));
        }
        outcome.held().forEach(item -> decision.find(held(item, engagement)));
        return decision.build();
    }

    /** An engagement that is gone, as its last invoice knows it. */
    private static Optional<Engagement> asBilled(Ref<Engagement> ref, Hub hub) {
        return hub.findBy(RecordType.INVOICE, Index.ENGAGEMENT, List.of(ref.toString())).stream()
                .max(comparing(Invoice::period))
                .map(last -> EngagementBuilder.builder()
                        .header(Header.of(ref))
                        .name(ref.id())
                        .customer(last.billTo())
                        .ultimateParent(last.billTo())
                        .legalEntity(last.legalEntity())
                        .currency(last.currency())
                        .serviceLine(GONE)
                        .build());
    }

    /** The proposal and the credit memos, with the ERP's class of what was sold. */
    private List<Entity> documents(BillingOutcome outcome, Engagement engagement) {
        List<Entity> documents = new ArrayList<>();
        outcome.proposal().ifPresent(invoice -> documents.add(classified(RecordType.INVOICE, invoice, engagement)));
        outcome.credits().forEach(credit -> documents.add(classified(RecordType.CREDIT_MEMO, credit, engagement)));
        return documents;
    }

    private <T extends Entity> T classified(RecordType<T> type, T document, Engagement engagement) {
        return master.erpClass(engagement.serviceLine())
                .map(erpClass -> type.withHeader(
                        document, document.header().withExtension(sources.erpNamespace() + ".class", erpClass)))
                .orElse(document);
    }

    /** All lines rest on the same terms. */
    private static Explanation why(Invoice invoice, BillingOutcome outcome) {
        Map<ItemKey, String> names = names(invoice);
        Map<String, String> origins = new HashMap<>();
        for (int i = 0; i < invoice.lines().size(); i++) {
            LineKind kind = invoice.lines().get(i).kind();
            outcome.explanations()
                    .get(i)
                    .items()
                    .forEach(item -> origins.put(names.get(new ItemKey(kind, item.id())), item.origin()));
        }
        return new Explanation(outcome.explanations().get(0).terms(), origins);
    }

    /** A price or a term that cannot be read may not be taken for absent: an issued document is frozen, and nobody credits for nothing. */
    private static Finding setAside(Engagement engagement, BillingOutcome outcome, List<String> documents) {
        return new Finding(
                "SOURCE_SET_ASIDE",
                engagement.ref().toString(),
                OWNER,
                "the price or the terms depend on what could not be read: %s".formatted(String.join(", ", documents)),
                "correct those records at their source: their own exceptions say what is wrong",
                outcome.proposal().map(invoice -> invoice.totals().net()).orElse(null),
                new TreeMap<>());
    }

    /** Its items with the number of the part that it bills of each: one more than there were before. */
    private static Map<String, Integer> parts(Invoice invoice, Hub hub) {
        Collection<String> items = names(invoice).values();
        Map<String, Integer> before = hub.timesBilled(items);
        return items.stream().collect(toMap(item -> item, item -> before.getOrDefault(item, 0) + 1));
    }

    /** What its items are called: by their ids; those of which it bills two of one id, by their kinds too. */
    private static Map<ItemKey, String> names(Invoice invoice) {
        Map<String, Long> times = items(invoice).collect(groupingBy(ItemKey::id, counting()));
        return items(invoice)
                .collect(toMap(
                        item -> item, item -> times.getOrDefault(item.id(), 0L) == 1 ? item.id() : item.toString()));
    }

    private static Stream<ItemKey> items(Invoice invoice) {
        return invoice.lines().stream().map(InvoiceLine::items).flatMap(List::stream);
    }

    private static Finding held(HeldItem item, Engagement engagement) {
        SortedMap<String, String> details = new TreeMap<>();
        details.put("item", item.item());
        details.put("engagement", engagement.ref().id());
        details.put("project", item.project().id());
        details.put("kind", item.kind().name().toLowerCase(Locale.ROOT));
        details.put("serviceDate", item.serviceDate().toString());
        details.put("quantity", item.quantity().toString());
        details.put("currency", engagement.currency().code());
        return new Finding(
                item.code().name(),
                item.project().system() + "/" + item.kind().name().toLowerCase(Locale.ROOT) + "/" + item.item(),
                OWNER,
                item.message(),
                item.code().remedy(),
                item.amount(),
                details);
    }
}
