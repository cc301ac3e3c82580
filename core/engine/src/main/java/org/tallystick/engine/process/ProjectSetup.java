package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.billing.MasterData;
import org.tallystick.billing.SetupVerdict;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Opportunity;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.OpportunityStage;

/**
 * A contracted opportunity becomes, each exactly once: the ERP customer, the engagement, the PSA project, the ERP project (RULES rule 1).
 * All checks run first and all failures are reported together; a blocked opportunity is tried again in every run. Once set up it stays so;
 * its engagement follows the terms that the opportunity shows.
 *
 * <p>Decision keys are the ids of opportunities.
 */
public final class ProjectSetup implements Decider {

    /** Header extension of an engagement: id of the customer for which it was set up. */
    public static final String CUSTOMER = "setup.customer";

    /** Header extension of an engagement: the ERP's id of the legal entity when it was set up. */
    public static final String SUBSIDIARY = "setup.subsidiary";

    /** Header extension of an engagement: the ERP's class of the service line when it was set up. */
    public static final String ERP_CLASS = "setup.class";

    static final String NAME = "project-setup";

    private final MasterData master;
    private final Systems systems;
    private final SetupRecords records;
    private final boolean creates;

    /**
     * Where set-up reads and creates.
     *
     * @param crm that has the opportunities
     * @param psa that runs the projects
     * @param erp that bills
     * @param erpNamespace under which the ERP's connector looks for extensions of a record
     */
    public record Systems(String crm, String psa, String erp, String erpNamespace) {

        public Systems {
            requireNonNull(crm, "crm");
            requireNonNull(psa, "psa");
            requireNonNull(erp, "erp");
            requireNonNull(erpNamespace, "erpNamespace");
        }
    }

    public ProjectSetup(MasterData master, Systems systems) {
        this(master, systems, true);
    }

    private ProjectSetup(MasterData master, Systems systems, boolean creates) {
        this.master = requireNonNull(master, "master");
        this.systems = requireNonNull(systems, "systems");
        this.records = new SetupRecords(master, systems);
        this.creates = creates;
    }

    /** Sets nothing up, and keeps engagements at the terms of their opportunities: beside {@link ProjectCreation}. */
    public static ProjectSetup following(MasterData master, Systems systems) {
        return new ProjectSetup(master, systems, false);
    }

    /** The project that set-up makes for an engagement. */
    public static Ref<Project> projectOf(Ref<?> engagement) {
        return new Ref<>("hub", RecordType.PROJECT, engagement.id());
    }

    /** Whether an exception says why an opportunity is blocked. */
    public static boolean isBlockedOpportunity(Finding finding) {
        return NAME.equals(finding.details().get("decider"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<RecordType<?>> inputs() {
        return Set.of(RecordType.OPPORTUNITY);
    }

    @Override
    public Set<String> dirtiedBy(Entity record) {
        return Set.of(record.ref().id());
    }

    /** None while the CRM's name is mistaken: what changed is not forgotten before it can be found. */
    @Override
    public List<String> keys(Hub hub, List<String> dirty) {
        return mistaken(hub, dirty).isEmpty() ? dirty : List.of();
    }

    @Override
    public List<Finding> findings(Hub hub, List<String> dirty) {
        return mistaken(hub, dirty).stream().toList();
    }

    /** Where the hub finds one of those that changed, the name is right: the others need not be looked at. */
    private Optional<Finding> mistaken(Hub hub, List<String> dirty) {
        List<Ref<Opportunity>> changed = dirty.stream()
                .map(id -> new Ref<>(systems.crm(), RecordType.OPPORTUNITY, id))
                .toList();
        return changed.isEmpty()
                        || !hub.findAll(RecordType.OPPORTUNITY, changed).isEmpty()
                ? Optional.empty()
                : new NamedSystem(systems.crm(), "ProjectSetup.Systems.crm", RecordType.OPPORTUNITY).mistaken(hub);
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        Optional<Opportunity> found = hub.find(new Ref<>(systems.crm(), RecordType.OPPORTUNITY, key));
        if (found.isEmpty()) {
            return Decision.NONE;
        }
        Opportunity opportunity = found.get();
        Ref<Opportunity> ref = RecordType.OPPORTUNITY.refOf(opportunity);
        Optional<Engagement> engagement = hub.find(SetupRecords.engagementOf(ref));
        if (engagement.isPresent()) {
            return follow(opportunity, engagement.get(), hub);
        }
        if (!creates || opportunity.stage() != OpportunityStage.CONTRACTED) {
            return Decision.NONE;
        }
        List<String> unread = records.unread(ref, hub);
        if (!unread.isEmpty()) {
            return records.projectUnread(ref, unread);
        }
        return records.check(opportunity, hub)
                .fold(cleared -> create(opportunity, cleared, hub), SetupRecords::blocked);
    }

    /**
     * The engagement's terms are those that the opportunity shows. A customer that it no longer names is unknown, and so is a legal entity that
     * is not configured: nothing is billed until there is one. What else it no longer names stays. A customer that is not known yet is brought to
     * the ERP by the run that knows it.
     */
    private Decision follow(Opportunity opportunity, Engagement before, Hub hub) {
        Engagement now = EngagementBuilder.builder(before)
                .name(opportunity.name())
                .customer(Optional.ofNullable(opportunity.customer()).orElseGet(() -> nobody(opportunity)))
                .legalEntity(Optional.ofNullable(opportunity.legalEntity())
                        .map(code -> legalEntity(code, before))
                        .orElse(before.legalEntity()))
                .currency(Optional.ofNullable(opportunity.currency()).orElse(before.currency()))
                .serviceLine(Optional.ofNullable(opportunity.serviceLine()).orElse(before.serviceLine()))
                .terms(opportunity.terms())
                .build();
        Decision.Builder decision = Decision.builder().put(now);
        if (hub.find(now.customer()).isEmpty()) {
            return decision.again().build();
        }
        master.subsidiary(now.legalEntity().id())
                .ifPresent(subsidiary -> decision.deliver(
                        now.customer(), systems.erp(), records.erpExtensions(now.currency(), subsidiary)));
        return decision.build();
    }

    /** As it is configured, which one may be under another system than the one before. */
    private Ref<LegalEntity> legalEntity(String code, Engagement before) {
        return master.legalEntity(code)
                .map(RecordType.LEGAL_ENTITY::refOf)
                .orElseGet(() -> new Ref<>(before.legalEntity().system(), RecordType.LEGAL_ENTITY, code));
    }

    /** A customer that no system has: it goes by the opportunity's name, which is no id of any customer, however a system counts. */
    private static Ref<Customer> nobody(Opportunity opportunity) {
        return new Ref<>("hub", RecordType.CUSTOMER, opportunity.ref().toString());
    }

    private Decision create(Opportunity opportunity, SetupVerdict.Cleared cleared, Hub hub) {
        Engagement engagement = SetupRecords.engagement(opportunity, cleared);
        Project project = SetupRecords.project(opportunity, cleared);
        Map<String, String> extensions = records.erpExtensions(engagement.currency(), cleared.subsidiary());
        Decision.Builder decision = Decision.builder()
                .put(engagement)
                .put(project)
                .deliver(cleared.customer(), systems.erp(), extensions)
                .deliver(project.ref(), systems.erp(), extensions);
        if (!records.isInPsa(RecordType.ENGAGEMENT.refOf(engagement), hub)) {
            decision.deliver(project.ref(), systems.psa(), Map.of());
        }
        return decision.build();
    }
}
