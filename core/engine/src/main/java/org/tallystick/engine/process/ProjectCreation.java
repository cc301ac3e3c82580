package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tallystick.billing.MasterData;
import org.tallystick.billing.SetupVerdict;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.process.ProjectSetup.Systems;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Opportunity;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.state.ProjectStatus;

/**
 * An opportunity that is contracted becomes the ERP's customer, the engagement, the PSA's project, and the project in the ERP under which it is billed,
 * in this order, each once the one before is there (PAT-1, SC1-1, RULES rule 1). All the set-up checks run before anything is created; what fails
 * is an exception for each, and they run again until they pass or the process is given up.
 *
 * <p>The project in the PSA is the pivot. If the process is given up before, the engagement and its project end; the customer stays, it is the
 * CRM's and others may be billed under it. From the pivot on it goes forward only.
 *
 * <p>The flows of customers and projects are on request. {@link ProjectSetup} sets up every opportunity, within runs: beside this process a host has
 * {@link ProjectSetup#following}.
 */
public final class ProjectCreation {

    private static final String OPPORTUNITY = "opportunity";

    private final Systems systems;
    private final SetupRecords records;
    private final ProcessDefinition definition;

    /** Creates by these tables, in these systems. */
    public ProjectCreation(MasterData master, Systems systems) {
        this.systems = systems;
        this.records = new SetupRecords(master, systems);
        this.definition = ProcessDefinition.of(
                "project-creation",
                1,
                ProcessStep.waiting("contract", "the opportunity contracted", ProjectCreation::isContracted),
                ProcessStep.of("validate", this::validate).puttingNothing(),
                ProcessStep.of("customer", this::customer)
                        .waitingFor(Kind.DELIVERY)
                        .undoneBy("nothing: the customer is the CRM's and stays", about -> Deed.NONE),
                ProcessStep.of("engagement", this::engagement)
                        .undoneBy("an ended engagement and a cancelled project", ProjectCreation::end),
                ProcessStep.of("project", this::project)
                        .waitingFor(Kind.DELIVERY)
                        .until(about -> Verdict.of(records.isInPsa(engagementOf(about), about.hub())))
                        .asPivot(),
                ProcessStep.of("billing", this::billing).waitingFor(Kind.DELIVERY));
    }

    public ProcessDefinition definition() {
        return definition;
    }

    /** Starts it; the opportunity may not be contracted yet. */
    public ProcessInstance create(ProcessDesk desk, Ref<Opportunity> opportunity, String actor) {
        return desk.start(definition, key(opportunity), Map.of(OPPORTUNITY, RefText.write(opportunity)), actor);
    }

    /** The correlation key of an opportunity's creation. */
    public String key(Ref<Opportunity> opportunity) {
        return definition.name() + "/" + opportunity;
    }

    private static Verdict isContracted(Situation about) {
        OpportunityStage stage =
                about.hub().find(ref(about)).map(Opportunity::stage).orElse(OpportunityStage.OPEN);
        return stage == OpportunityStage.LOST
                ? Verdict.failed(ref(about) + " is lost")
                : Verdict.of(stage == OpportunityStage.CONTRACTED);
    }

    private Deed validate(Situation about) {
        if (about.hub().find(engagementOf(about)).isPresent()) {
            return Deed.refuse("%s is set up already".formatted(ref(about)));
        }
        List<String> unread = records.unread(ref(about), about.hub());
        return unread.isEmpty()
                ? ifCleared(about, cleared -> Deed.NONE)
                : Deed.of(records.projectUnread(ref(about), unread));
    }

    /** What was changed since the checks passed is checked again. */
    private Deed ifCleared(Situation about, Function<SetupVerdict.Cleared, Deed> deed) {
        return records.check(opportunity(about), about.hub())
                .fold(deed, blocked -> Deed.of(SetupRecords.blocked(blocked)));
    }

    private Deed customer(Situation about) {
        return ifCleared(
                about,
                cleared -> Deed.of(Decision.builder()
                                .deliver(
                                        cleared.customer(),
                                        systems.erp(),
                                        records.erpExtensions(
                                                requireNonNull(
                                                        opportunity(about).currency()),
                                                cleared.subsidiary()))
                                .build())
                        .until(Wait.delivery(systems.erp(), List.of(cleared.customer()))));
    }

    private Deed engagement(Situation about) {
        return ifCleared(
                about,
                cleared -> Deed.of(Decision.builder()
                        .put(SetupRecords.engagement(opportunity(about), cleared))
                        .put(SetupRecords.project(opportunity(about), cleared))
                        .build()));
    }

    private static Deed end(Situation about) {
        Engagement engagement = about.hub().find(engagementOf(about)).orElseThrow();
        Project project = about.hub().find(projectOf(about)).orElseThrow();
        return Deed.of(Decision.builder()
                .put(EngagementBuilder.builder(engagement)
                        .status(EngagementStatus.TERMINATED)
                        .build())
                .put(ProjectBuilder.builder(project)
                        .status(ProjectStatus.CANCELLED)
                        .build())
                .build());
    }

    private Deed project(Situation about) {
        return records.isInPsa(engagementOf(about), about.hub())
                ? Deed.NONE.until(Wait.record("the project that the PSA has"))
                : delivered(about, systems.psa(), Map.of());
    }

    private Deed billing(Situation about) {
        Engagement engagement = about.hub().find(engagementOf(about)).orElseThrow();
        String subsidiary = requireNonNull(engagement.header().extensions().get(ProjectSetup.SUBSIDIARY), "subsidiary");
        return delivered(about, systems.erp(), records.erpExtensions(engagement.currency(), subsidiary));
    }

    private static Deed delivered(Situation about, String target, Map<String, String> extensions) {
        Ref<Project> project = projectOf(about);
        return Deed.of(Decision.builder().deliver(project, target, extensions).build())
                .until(Wait.delivery(target, List.of(project)));
    }

    private static Opportunity opportunity(Situation about) {
        return about.hub()
                .find(ref(about))
                .orElseThrow(() -> new IllegalStateException("the hub has no %s any more".formatted(ref(about))));
    }

    private static Ref<Opportunity> ref(Situation about) {
        return RefText.read(RecordType.OPPORTUNITY, about.input(OPPORTUNITY));
    }

    private static Ref<Engagement> engagementOf(Situation about) {
        return SetupRecords.engagementOf(ref(about));
    }

    private static Ref<Project> projectOf(Situation about) {
        return ProjectSetup.projectOf(engagementOf(about));
    }
}
