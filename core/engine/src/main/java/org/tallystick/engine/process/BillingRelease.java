package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.billing.Billing;
import org.tallystick.billing.BillingInput;
import org.tallystick.billing.BillingOutcome;
import org.tallystick.billing.HeldItem;
import org.tallystick.billing.MasterData;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineSource;
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

    private final MasterData master;
    private final Sources sources;

    /**
     * Where billing reads.
     *
     * @param crm whose opportunities the engagements are
     * @param hcm that knows the workers' own roles
     * @param erpNamespace under which the ERP's connector looks for extensions of a record
     */
    public record Sources(String crm, String hcm, String erpNamespace) {

        public Sources {
            requireNonNull(crm, "crm");
            requireNonNull(hcm, "hcm");
            requireNonNull(erpNamespace, "erpNamespace");
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
        return Set.of();
    }

    @Override
    public Set<String> dirtiedBy(Entity record) {
        return Set.of();
    }

    /** Every engagement: what waited, or was held, is tried again in every run. */
    @Override
    public List<String> keys(Hub hub, List<String> dirty) {
        List<String> keys = new ArrayList<>();
        hub.forEach(
                RecordType.ENGAGEMENT, engagement -> keys.add(engagement.ref().id()));
        return keys;
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        Ref<Engagement> ref = new Ref<>(sources.crm(), RecordType.ENGAGEMENT, key);
        Engagement engagement = hub.find(ref).orElseThrow();
        BillingFacts facts = new BillingFacts(hub, engagement, sources);
        BillingInput input = facts.gather(run);
        BillingOutcome outcome = Billing.bill(input, master);
        List<Entity> documents = documents(outcome, engagement);
        List<String> setAside = documents.isEmpty() ? List.of() : facts.setAside(input);

        Decision.Builder decision = Decision.builder();
        if (setAside.isEmpty()) {
            documents.forEach(decision::put);
            outcome.proposal().ifPresent(invoice -> decision.claim(invoice.ref(), parts(invoice, hub)));
        } else {
            decision.find(setAside(engagement, outcome, setAside));
        }
        outcome.held().forEach(item -> decision.find(held(item, engagement)));
        return decision.build();
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
        List<String> items = itemsOf(invoice);
        Map<String, Integer> before = hub.timesBilled(items);
        return items.stream().collect(toMap(item -> item, item -> before.getOrDefault(item, 0) + 1));
    }

    private static List<String> itemsOf(Invoice invoice) {
        return invoice.lines().stream()
                .map(InvoiceLine::sources)
                .flatMap(List::stream)
                .map(LineSource::id)
                .toList();
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
