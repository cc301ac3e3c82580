package org.tallystick.examples.monthend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.Query;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.ProjectSetup;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** The opportunities that were set up in a period, and those that are blocked after it. */
final class SetupRows {

    private final Query query;
    private final Firm.Systems systems;

    SetupRows(Query query, Firm.Systems systems) {
        this.query = query;
        this.systems = systems;
    }

    record Created(
            String period,
            String opportunity,
            String status,
            List<String> codes,
            String customer,
            String ultimateParent,
            @Nullable String subsidiary,
            @Nullable @JsonProperty("class") String erpClass,
            String erpCustomer,
            String psaProject,
            String erpProject) {}

    record Blocked(String period, String opportunity, String status, List<String> codes) {}

    record Rows(List<Created> created, List<Blocked> blocked) {

        List<Object> all() {
            List<Object> rows = new ArrayList<>(created);
            rows.addAll(blocked);
            return rows;
        }
    }

    Rows of(YearMonth period) {
        List<Created> created = query.madeIn(RecordType.ENGAGEMENT, period).stream()
                .sorted(Comparator.comparing(engagement -> engagement.ref().id()))
                .map(engagement -> created(period, engagement))
                .toList();
        Map<String, List<String>> codes = new TreeMap<>();
        for (Finding finding : query.exceptionsOpenAfter(period)) {
            if (ProjectSetup.isBlockedOpportunity(finding)) {
                codes.computeIfAbsent(finding.subject(), subject -> new ArrayList<>())
                        .add(finding.code());
            }
        }
        List<Blocked> blocked = codes.entrySet().stream()
                .map(entry -> new Blocked(period.toString(), idOf(entry.getKey()), "blocked", entry.getValue()))
                .toList();
        return new Rows(created, blocked);
    }

    private Created created(YearMonth period, Engagement engagement) {
        String opportunity = engagement.ref().id();
        Map<String, String> setUp = engagement.header().extensions();
        Ref<Customer> customer = new Ref<>(
                systems.crm(),
                RecordType.CUSTOMER,
                setUp.getOrDefault(ProjectSetup.CUSTOMER, engagement.customer().id()));
        Optional<Query.Standing> erpCustomer = query.standing(customer, systems.erp());
        boolean first = erpCustomer
                .map(Query.Standing::requestedBy)
                .filter(by -> by.endsWith("/" + opportunity))
                .isPresent();
        Ref<?> project = ProjectSetup.projectOf(engagement.ref());
        return new Created(
                period.toString(),
                opportunity,
                "created",
                List.of(),
                customer.id(),
                engagement.ultimateParent().id(),
                setUp.get(ProjectSetup.SUBSIDIARY),
                setUp.get(ProjectSetup.ERP_CLASS),
                first ? standing(erpCustomer) : "exists",
                standing(query.standing(project, systems.psa())),
                standing(query.standing(project, systems.erp())));
    }

    /** What was never to be brought there was there before. */
    private static String standing(Optional<Query.Standing> standing) {
        return standing.map(found -> !found.applied() ? "waiting" : found.adopted() ? "exists" : "created")
                .orElse("exists");
    }

    private static String idOf(String subject) {
        return subject.substring(subject.lastIndexOf('/') + 1);
    }
}
