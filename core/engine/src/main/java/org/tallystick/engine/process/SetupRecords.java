package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.billing.MasterData;
import org.tallystick.billing.SetupChecks;
import org.tallystick.billing.SetupVerdict;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.Index;
import org.tallystick.engine.process.ProjectSetup.Systems;
import org.tallystick.model.ContractPaperBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Opportunity;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;

/** What an opportunity becomes when it is set up, and why it does not (RULES rule 1): the same for the decider and for the process. */
record SetupRecords(MasterData master, Systems systems) {

    private static final String OWNER = "sales operations";

    SetupRecords {
        requireNonNull(master, "master");
        requireNonNull(systems, "systems");
    }

    static Ref<Engagement> engagementOf(Ref<Opportunity> opportunity) {
        return new Ref<>(opportunity.system(), RecordType.ENGAGEMENT, opportunity.id());
    }

    SetupVerdict check(Opportunity opportunity, Hub hub) {
        return SetupChecks.check(opportunity, hub::find, master);
    }

    static Engagement engagement(Opportunity opportunity, SetupVerdict.Cleared cleared) {
        return EngagementBuilder.builder()
                .header(Header.of(engagementOf(RecordType.OPPORTUNITY.refOf(opportunity)))
                        .withExtension(ProjectSetup.CUSTOMER, cleared.customer().id())
                        .withExtension(ProjectSetup.SUBSIDIARY, cleared.subsidiary())
                        .withExtension(ProjectSetup.ERP_CLASS, cleared.erpClass()))
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
    }

    static Project project(Opportunity opportunity, SetupVerdict.Cleared cleared) {
        Ref<Engagement> engagement = engagementOf(RecordType.OPPORTUNITY.refOf(opportunity));
        return ProjectBuilder.builder()
                .header(Header.of(ProjectSetup.projectOf(engagement)))
                .name(opportunity.name())
                .engagement(engagement)
                .customer(cleared.customer())
                .legalEntity(cleared.legalEntity())
                .serviceLine(opportunity.serviceLine())
                .currency(opportunity.currency())
                .period(opportunity.terms().term())
                .build();
    }

    /** What the ERP asks of customers and projects and the records do not say, also after the PSA has taken the project over. */
    Map<String, String> erpExtensions(CurrencyCode currency, String subsidiary) {
        return Map.of(
                systems.erpNamespace() + ".subsidiary",
                subsidiary,
                systems.erpNamespace() + ".currency",
                currency.code());
    }

    boolean isInPsa(Ref<Engagement> engagement, Hub hub) {
        return hub.findBy(RecordType.PROJECT, Index.ENGAGEMENT, List.of(engagement.toString())).stream()
                .anyMatch(each -> each.ref().system().equals(systems.psa()));
    }

    /** Ids of PSA projects of the opportunity that cannot be read. */
    List<String> unread(Ref<Opportunity> opportunity, Hub hub) {
        return hub.setAside(systems.psa(), RecordType.PROJECT, List.of(opportunity.id()));
    }

    /** A PSA project of the opportunity that cannot be read exists all the same: no second one is made. */
    Decision projectUnread(Ref<Opportunity> opportunity, List<String> unread) {
        return Decision.builder()
                .again()
                .find(Finding.of(
                        "PROJECT_SET_ASIDE",
                        opportunity.toString(),
                        OWNER,
                        "its project in %s could not be read: %s".formatted(systems.psa(), String.join(", ", unread)),
                        "correct the project at its source: its own exception says what is wrong"))
                .build();
    }

    /** Nothing, and all that is wrong. */
    static Decision blocked(SetupVerdict.Blocked blocked) {
        Decision.Builder decision = Decision.builder().again();
        blocked.failures()
                .forEach(failure -> decision.find(new Finding(
                        failure.code().name(),
                        blocked.opportunity().toString(),
                        OWNER,
                        failure.message(),
                        failure.remedy(),
                        null,
                        new TreeMap<>(Map.of("decider", ProjectSetup.NAME)))));
        return decision.build();
    }
}
