package org.tallystick.billing;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Milestone;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.MilestoneStatus;
import org.tallystick.model.state.ProjectStatus;

/**
 * What of an item's records says that nothing new is billed of it (POL-2). It stops what is not billed yet, and reverses nothing: what is
 * billed stays as it is billed until the records say otherwise.
 */
final class Holds {

    /** Nothing new is billed to one of these. */
    private static final Set<CustomerStatus> NOT_BILLED_TO = EnumSet.of(
            CustomerStatus.ON_HOLD, CustomerStatus.INACTIVE, CustomerStatus.MERGED, CustomerStatus.ERASED);

    /** Not signed, resting, or settled; what was done before a contract ended early is billed. */
    private static final Set<EngagementStatus> NOT_BILLED_ON = EnumSet.of(
            EngagementStatus.DRAFT,
            EngagementStatus.IN_REVIEW,
            EngagementStatus.ON_HOLD,
            EngagementStatus.CANCELLED,
            EngagementStatus.CLOSED);

    private static final Set<MilestoneStatus> NOT_TAKEN =
            EnumSet.of(MilestoneStatus.REJECTED, MilestoneStatus.CANCELLED);

    /** What holds it, and the record, field and value that say so. */
    record Hold(HoldCode code, String message) {}

    private final Map<Ref<?>, Project> projects;
    private final LineScope lines;
    private final Optional<Hold> ofAll;

    Holds(BillingInput input, Map<Ref<?>, Project> projects, LineScope lines) {
        this.projects = projects;
        this.lines = lines;
        this.ofAll = Stream.of(customer(input.customer()), customer(input.billTo()), engagement(input))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The first that holds it; none: it may be billed. */
    Optional<Hold> of(BillableItem item, Entity record) {
        return ofAll.or(() -> project(item)).or(() -> line(item, record)).or(() -> milestone(record));
    }

    private static Optional<Hold> customer(@Nullable Customer customer) {
        return customer != null && NOT_BILLED_TO.contains(customer.status())
                ? hold(HoldCode.CUSTOMER_ON_HOLD, customer, "status", customer.status())
                : Optional.empty();
    }

    private static Optional<Hold> engagement(BillingInput input) {
        EngagementStatus status = input.engagement().status();
        return NOT_BILLED_ON.contains(status)
                ? hold(HoldCode.ENGAGEMENT_ON_HOLD, input.engagement(), "status", status)
                : Optional.empty();
    }

    private Optional<Hold> project(BillableItem item) {
        Project project = projects.get(item.project());
        return project != null && project.status() == ProjectStatus.CANCELLED
                ? hold(HoldCode.PROJECT_CANCELLED, project, "status", project.status())
                : Optional.empty();
    }

    private Optional<Hold> line(BillableItem item, Entity record) {
        return lines.of(item, record).stream()
                .filter(line -> !line.holds().isEmpty())
                .map(line -> hold(HoldCode.CONTRACT_LINE_ON_HOLD, line, "holds", new TreeSet<>(line.holds())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Hold> milestone(Entity record) {
        return record instanceof Milestone milestone && NOT_TAKEN.contains(milestone.status())
                ? hold(HoldCode.MILESTONE_NOT_ACCEPTED, milestone, "status", milestone.status())
                : Optional.empty();
    }

    private static Optional<Hold> hold(HoldCode code, Entity record, String field, Object value) {
        return Optional.of(new Hold(code, "%s: %s is %s".formatted(record.ref(), field, value)));
    }
}
