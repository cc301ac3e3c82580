package org.tallystick.engine.process;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.BillingInput;
import org.tallystick.billing.BillingInput.People;
import org.tallystick.billing.BillingInput.Work;
import org.tallystick.billing.ResourceDay;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.Index;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Assignment;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.Invoice;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.RateCard;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Quantity;

/** Gathers from the hub what one engagement's billing depends on, a look-up per kind of record. */
final class BillingFacts {

    private final Hub hub;
    private final Engagement engagement;
    private final BillingRelease.Sources sources;

    BillingFacts(Hub hub, Engagement engagement, BillingRelease.Sources sources) {
        this.hub = hub;
        this.engagement = engagement;
        this.sources = sources;
    }

    BillingInput gather(RunContext run) {
        Set<String> engagementKey = Set.of(engagement.ref().toString());
        List<Project> own = isKnown() ? hub.findBy(RecordType.PROJECT, Index.ENGAGEMENT, engagementKey) : List.of();
        Set<String> projectKeys =
                own.stream().map(project -> project.ref().toString()).collect(toSet());
        List<TimeEntry> time = hub.findBy(RecordType.TIME_ENTRY, Index.PROJECT, projectKeys);
        List<ExpenseItem> expenses = hub.findBy(RecordType.EXPENSE_ITEM, Index.PROJECT, projectKeys);
        List<Milestone> milestones = hub.findBy(RecordType.MILESTONE, Index.PROJECT, projectKeys);
        Map<Ref<Assignment>, Assignment> assignments = assignments(time);
        Work work = new Work(time, expenses, milestones);
        Collection<ContractLine> lines = contractLines(engagementKey, named(work, assignments));
        List<Invoice> issued = hub.findBy(RecordType.INVOICE, Index.ENGAGEMENT, engagementKey);
        Ref<RateCard> card = engagement.terms().rateCard();
        return new BillingInput(
                run.period(),
                engagement,
                hub.find(engagement.customer()).orElse(null),
                withRecurring(own, lines),
                lines,
                amendments(engagementKey, lines),
                work,
                new People(assignments, ownRoles(time), approvedHours(time)),
                card == null ? null : hub.find(card).orElse(null),
                lineCards(lines),
                issued,
                credits(issued),
                run.firstPeriod(),
                hub.find(engagement.invoicedTo()).orElse(null));
    }

    /** Source documents on which the price or the terms depend and which are set aside, as {@code system/type/id}. */
    List<String> setAside(BillingInput input) {
        Set<String> terms =
                input.contractLines().stream().map(line -> line.ref().id()).collect(toCollection(HashSet::new));
        terms.add(engagement.ref().id());
        Set<Ref<RateCard>> cards = refs(input.contractLines(), ContractLine::rateCard);
        if (engagement.terms().rateCard() != null) {
            cards.add(engagement.terms().rateCard());
        }
        List<TimeEntry> ofOwnRole = ofOwnRole(input);
        List<String> found = new ArrayList<>();
        addSetAside(
                found,
                sources.contracts(),
                sources.contract(),
                Set.of(engagement.ref().id()));
        addSetAside(found, RecordType.CONTRACT_LINE, terms);
        addSetAside(found, RecordType.CONTRACT_AMENDMENT, terms);
        addSetAside(found, Set.of(engagement.customer()));
        addSetAside(found, Set.of(engagement.invoicedTo()));
        addSetAside(found, named(input.work(), input.people().assignments()));
        addSetAside(found, input.projects().stream().map(Project::ref).collect(toSet()));
        addSetAside(found, refs(input.work().time(), TimeEntry::assignment));
        addSetAside(found, cards);
        addSetAside(found, refs(ofOwnRole, TimeEntry::resource));
        addSetAside(found, RecordType.RESOURCE, workers(resources(ofOwnRole)));
        return found.stream().distinct().toList();
    }

    /** Time whose price depends on what its person is. */
    private static List<TimeEntry> ofOwnRole(BillingInput input) {
        return input.work().time().stream()
                .filter(time -> time.role() == null)
                .filter(time -> time.assignment() == null
                        || !input.people().assignments().containsKey(time.assignment()))
                .toList();
    }

    /** In whichever system. */
    private void addSetAside(List<String> found, RecordType<?> type, Set<String> ids) {
        hub.setAside(type, ids).forEach(ref -> found.add(ref.toString()));
    }

    private void addSetAside(List<String> found, Collection<? extends Ref<?>> refs) {
        refs.stream()
                .collect(groupingBy(Ref::system, mapping(ref -> ref, toSet())))
                .forEach((system, same) -> addSetAside(
                        found,
                        system,
                        same.iterator().next().type(),
                        same.stream().map(Ref::id).collect(toSet())));
    }

    private void addSetAside(List<String> found, String system, RecordType<?> type, Set<String> ids) {
        hub.setAside(system, type, ids).forEach(id -> found.add(system + "/" + type.name() + "/" + id));
    }

    /** An engagement whose contract was deleted is unknown: its items do not exist (RULES rule 0). */
    private boolean isKnown() {
        return hub.find(new Ref<>(
                        sources.contracts(),
                        sources.contract(),
                        engagement.ref().id()))
                .isPresent();
    }

    /** With the projects that its recurring lines name, whosever they are; none if the engagement is unknown. */
    private Collection<Project> withRecurring(List<Project> own, Collection<ContractLine> lines) {
        if (!isKnown()) {
            return own;
        }
        Map<Ref<?>, Project> projects = new HashMap<>();
        own.forEach(project -> projects.put(project.ref(), project));
        List<ContractLine> recurring = lines.stream()
                .filter(line -> line.billingMethod() == BillingMethod.RECURRING)
                .toList();
        hub.findAll(RecordType.PROJECT, refs(recurring, ContractLine::project))
                .forEach((ref, project) -> projects.put(ref, project));
        return projects.values();
    }

    private Map<Ref<ContractLine>, RateCard> lineCards(Collection<ContractLine> lines) {
        List<ContractLine> own = lines.stream()
                .filter(line -> engagement.ref().equals(line.engagement()))
                .toList();
        Map<Ref<RateCard>, RateCard> cards = hub.findAll(RecordType.RATE_CARD, refs(own, ContractLine::rateCard));
        Map<Ref<ContractLine>, RateCard> byLine = new HashMap<>();
        for (ContractLine line : own) {
            RateCard card = cards.get(line.rateCard());
            if (card != null) {
                byLine.put(RecordType.CONTRACT_LINE.refOf(line), card);
            }
        }
        return byLine;
    }

    private List<CreditMemo> credits(List<Invoice> issued) {
        Set<String> originals =
                issued.stream().map(invoice -> invoice.ref().toString()).collect(toSet());
        return hub.findBy(RecordType.CREDIT_MEMO, Index.ORIGINAL, originals);
    }

    /** The contract lines that its items name. */
    private static Set<Ref<ContractLine>> named(Work work, Map<Ref<Assignment>, Assignment> assignments) {
        Set<Ref<ContractLine>> named = refs(work.expenses(), ExpenseItem::contractLine);
        named.addAll(refs(work.milestones(), Milestone::contractLine));
        named.addAll(refs(assignments.values(), Assignment::contractLine));
        return named;
    }

    private Collection<ContractLine> contractLines(Set<String> engagementKey, Set<Ref<ContractLine>> named) {
        Map<Ref<?>, ContractLine> lines = new HashMap<>();
        hub.findBy(RecordType.CONTRACT_LINE, Index.ENGAGEMENT, engagementKey)
                .forEach(line -> lines.put(line.ref(), line));
        hub.findAll(RecordType.CONTRACT_LINE, named).values().forEach(line -> lines.put(line.ref(), line));
        return lines.values();
    }

    /** Of the engagement's terms, and of its lines, whichever contract they name. */
    private Collection<ContractAmendment> amendments(Set<String> engagementKey, Collection<ContractLine> lines) {
        Set<String> lineKeys = lines.stream().map(line -> line.ref().toString()).collect(toSet());
        Map<Ref<?>, ContractAmendment> amendments = new HashMap<>();
        hub.findBy(RecordType.CONTRACT_AMENDMENT, Index.ENGAGEMENT, engagementKey)
                .forEach(amendment -> amendments.put(amendment.ref(), amendment));
        hub.findBy(RecordType.CONTRACT_AMENDMENT, Index.CONTRACT_LINE, lineKeys)
                .forEach(amendment -> amendments.put(amendment.ref(), amendment));
        return amendments.values();
    }

    private Map<Ref<Assignment>, Assignment> assignments(List<TimeEntry> time) {
        return hub.findAll(RecordType.ASSIGNMENT, refs(time, TimeEntry::assignment));
    }

    /** The role that the HCM gives the worker whom the PSA's resource names. */
    private Map<Ref<Resource>, String> ownRoles(List<TimeEntry> time) {
        Map<Ref<Resource>, Resource> resources = resources(time);
        Map<String, String> roleByWorker = new HashMap<>();
        for (Resource worker : hub.findBy(RecordType.RESOURCE, Index.WORKER, workers(resources))) {
            String role = worker.role();
            String id = worker.workerId();
            if (worker.ref().system().equals(sources.hcm()) && role != null && id != null) {
                roleByWorker.put(id, role);
            }
        }
        Map<Ref<Resource>, String> roles = new HashMap<>();
        resources.forEach((ref, resource) -> {
            String role = roleByWorker.get(String.valueOf(resource.workerId()));
            if (role != null) {
                roles.put(ref, role);
            }
        });
        return roles;
    }

    private Map<Ref<Resource>, Resource> resources(List<TimeEntry> time) {
        return hub.findAll(RecordType.RESOURCE, refs(time, TimeEntry::resource));
    }

    private static Set<String> workers(Map<Ref<Resource>, Resource> resources) {
        return resources.values().stream()
                .map(Resource::workerId)
                .filter(Objects::nonNull)
                .collect(toSet());
    }

    /** Every approved hour of the people and days that are billed here, on whatever project. */
    private Map<ResourceDay, Quantity> approvedHours(List<TimeEntry> time) {
        Set<String> days = new HashSet<>();
        for (TimeEntry entry : time) {
            Ref<Resource> resource = entry.resource();
            if (resource != null) {
                days.add(Index.resourceDay(resource, entry.workDate()));
            }
        }
        return hub.findBy(RecordType.TIME_ENTRY, Index.RESOURCE_DAY, days).stream()
                .filter(entry -> entry.approval() == Approval.APPROVED)
                .collect(toMap(
                        entry -> new ResourceDay(Objects.requireNonNull(entry.resource()), entry.workDate()),
                        TimeEntry::hours,
                        Quantity::plus));
    }

    private static <E extends Entity, T extends Entity> Set<Ref<T>> refs(
            Collection<E> records, Function<E, @Nullable Ref<T>> reference) {
        Set<Ref<T>> refs = new HashSet<>();
        for (E each : records) {
            Ref<T> ref = reference.apply(each);
            if (ref != null) {
                refs.add(ref);
            }
        }
        return refs;
    }
}
