package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tallystick.billing.MasterData;
import org.tallystick.billing.SetupChecks;
import org.tallystick.billing.SetupVerdict;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.Index;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.ContractPaperBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Opportunity;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
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

    private static final String NAME = "project-setup";
    private static final String OWNER = "sales operations";

    private final MasterData master;
    private final Systems systems;

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
        this.master = requireNonNull(master, "master");
        this.systems = requireNonNull(systems, "systems");
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

    @Override
    public List<String> keys(Hub hub, List<String> dirty) {
        return dirty;
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        Optional<Opportunity> found = hub.find(new Ref<>(systems.crm(), RecordType.OPPORTUNITY, key));
        if (found.isEmpty()) {
            return Decision.NONE;
        }
        Opportunity opportunity = found.get();
        Optional<Engagement> engagement = hub.find(engagementOf(opportunity));
        if (engagement.isPresent()) {
            return follow(opportunity, engagement.get(), hub);
        }
        if (opportunity.stage() != OpportunityStage.CONTRACTED) {
            return Decision.NONE;
        }
        List<String> unread = hub.setAside(systems.psa(), RecordType.PROJECT, List.of(key));
        if (!unread.isEmpty()) {
            return projectUnread(opportunity, unread);
        }
        return SetupChecks.check(opportunity, hub::find, master)
                .fold(cleared -> create(opportunity, cleared, hub), ProjectSetup::blocked);
    }

    private static Ref<Engagement> engagementOf(Opportunity opportunity) {
        return new Ref<>(
                opportunity.ref().system(),
                RecordType.ENGAGEMENT,
                opportunity.ref().id());
    }

    /** The engagement's terms are those that the opportunity shows; what it no longer names stays. */
    private Decision follow(Opportunity opportunity, Engagement before, Hub hub) {
        Engagement now = EngagementBuilder.builder(before)
                .name(opportunity.name())
                .customer(Optional.ofNullable(opportunity.customer()).orElse(before.customer()))
                .legalEntity(Optional.ofNullable(opportunity.legalEntity())
                        .flatMap(master::legalEntity)
                        .map(RecordType.LEGAL_ENTITY::refOf)
                        .orElse(before.legalEntity()))
                .currency(Optional.ofNullable(opportunity.currency()).orElse(before.currency()))
                .serviceLine(Optional.ofNullable(opportunity.serviceLine()).orElse(before.serviceLine()))
                .terms(opportunity.terms())
                .build();
        Decision.Builder decision = Decision.builder().put(now);
        Optional<String> subsidiary = master.subsidiary(now.legalEntity().id());
        if (subsidiary.isPresent() && hub.find(now.customer()).isPresent()) {
            decision.deliver(now.customer(), systems.erp(), erpExtensions(now, subsidiary.get()));
        }
        return decision.build();
    }

    private Decision create(Opportunity opportunity, SetupVerdict.Cleared cleared, Hub hub) {
        Ref<Engagement> ref = engagementOf(opportunity);
        Engagement engagement = EngagementBuilder.builder()
                .header(Header.of(ref)
                        .withExtension(CUSTOMER, cleared.customer().id())
                        .withExtension(SUBSIDIARY, cleared.subsidiary())
                        .withExtension(ERP_CLASS, cleared.erpClass()))
                .name(opportunity.name())
                .customer(cleared.customer())
                .ultimateParent(cleared.ultimateParent())
                .legalEntity(cleared.legalEntity())
                .currency(requireNonNull(opportunity.currency()))
                .serviceLine(requireNonNull(opportunity.serviceLine()))
                .terms(opportunity.terms())
                .paper(ContractPaperBuilder.builder()
                        .opportunity(RecordType.OPPORTUNITY.refOf(opportunity))
                        .signedAt(opportunity.contractedAt())
                        .build())
                .build();
        Project project = ProjectBuilder.builder()
                .header(Header.of(projectOf(ref)))
                .name(opportunity.name())
                .engagement(ref)
                .customer(cleared.customer())
                .legalEntity(cleared.legalEntity())
                .serviceLine(opportunity.serviceLine())
                .currency(opportunity.currency())
                .period(opportunity.terms().term())
                .build();

        Decision.Builder decision = Decision.builder()
                .put(engagement)
                .put(project)
                .deliver(cleared.customer(), systems.erp(), erpExtensions(engagement, cleared.subsidiary()))
                .deliver(project.ref(), systems.erp(), erpExtensions(engagement, cleared.subsidiary()));
        boolean isInPsa = hub.findBy(RecordType.PROJECT, Index.ENGAGEMENT, List.of(ref.toString())).stream()
                .anyMatch(each -> each.ref().system().equals(systems.psa()));
        if (!isInPsa) {
            decision.deliver(project.ref(), systems.psa(), Map.of());
        }
        return decision.build();
    }

    /** What the ERP asks of customers and projects and the records do not say, also after the PSA has taken the project over. */
    private Map<String, String> erpExtensions(Engagement engagement, String subsidiary) {
        Map<String, String> extensions = new HashMap<>();
        extensions.put(systems.erpNamespace() + ".subsidiary", subsidiary);
        extensions.put(
                systems.erpNamespace() + ".currency", engagement.currency().code());
        return extensions;
    }

    /** A PSA project of the opportunity that cannot be read exists all the same: no second one is made. */
    private Decision projectUnread(Opportunity opportunity, List<String> unread) {
        return Decision.builder()
                .again()
                .find(Finding.of(
                        "PROJECT_SET_ASIDE",
                        opportunity.ref().toString(),
                        OWNER,
                        "its project in %s could not be read: %s".formatted(systems.psa(), String.join(", ", unread)),
                        "correct the project at its source: its own exception says what is wrong"))
                .build();
    }

    private static Decision blocked(SetupVerdict.Blocked blocked) {
        Decision.Builder decision = Decision.builder().again();
        blocked.failures()
                .forEach(failure -> decision.find(new Finding(
                        failure.code().name(),
                        blocked.opportunity().toString(),
                        OWNER,
                        failure.message(),
                        failure.remedy(),
                        null,
                        new TreeMap<>(Map.of("decider", NAME)))));
        return decision.build();
    }
}
