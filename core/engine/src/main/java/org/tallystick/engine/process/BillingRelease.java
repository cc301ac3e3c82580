package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.billing.Billing;
import org.tallystick.billing.BillingInput;
import org.tallystick.billing.BillingOutcome;
import org.tallystick.billing.HeldItem;
import org.tallystick.billing.MasterData;
import org.tallystick.billing.Withheld;
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
 * Approved time and expense of an engagement that is set up becomes an invoice proposal; what a rule holds becomes an open exception with
 * its amount; what needs more than is handled yet is withheld and named.
 *
 * <p>Decision keys are the ids of engagements.
 */
public final class BillingRelease implements Decider {

    private static final String NAME = "billing-release";
    private static final String WITHHELD = "WITHHELD_";
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

    /** Whether an exception is an engagement that is withheld because it needs what is not handled yet. */
    public static boolean isWithheld(Finding finding) {
        return finding.code().startsWith(WITHHELD);
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
        List<String> setAside = outcome.proposal().isPresent() ? facts.setAside(input) : List.of();

        Decision.Builder decision = Decision.builder();
        outcome.proposal().ifPresent(invoice -> {
            if (setAside.isEmpty()) {
                decision.put(classified(invoice, engagement)).claim(invoice.ref(), itemsOf(invoice));
            } else {
                decision.find(setAside(invoice, setAside));
            }
        });
        outcome.held().forEach(item -> decision.find(held(item, engagement)));
        outcome.withheld().forEach(reason -> decision.find(withheld(reason, engagement)));
        return decision.build();
    }

    /** A price or a term that cannot be read may not be taken for absent: an issued document is frozen. */
    private static Finding setAside(Invoice invoice, List<String> documents) {
        return new Finding(
                "SOURCE_SET_ASIDE",
                invoice.engagement().toString(),
                OWNER,
                "the price or the terms depend on what could not be read: %s".formatted(String.join(", ", documents)),
                "correct those records at their source: their own exceptions say what is wrong",
                invoice.totals().net(),
                new TreeMap<>());
    }

    /** With the ERP's class of what was sold. */
    private Invoice classified(Invoice invoice, Engagement engagement) {
        return master.erpClass(engagement.serviceLine())
                .map(erpClass -> RecordType.INVOICE.withHeader(
                        invoice, invoice.header().withExtension(sources.erpNamespace() + ".class", erpClass)))
                .orElse(invoice);
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

    private static Finding withheld(Withheld withheld, Engagement engagement) {
        return new Finding(
                WITHHELD + withheld.reason().name(),
                engagement.ref().toString(),
                OWNER,
                "%s is not handled yet: %d items wait".formatted(withheld.reason(), withheld.items()),
                "bill this engagement by hand for now",
                withheld.amount(),
                new TreeMap<>());
    }
}
