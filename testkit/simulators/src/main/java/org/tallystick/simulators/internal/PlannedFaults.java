package org.tallystick.simulators.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tallystick.simulators.FaultPlan;

/**
 * The faults of a plan, one decision for each request: of those that the vendor knows one that fits, each as likely. A server error stays for a
 * while: the same request gets it again (F-DUP-08). Each method locks this object.
 */
final class PlannedFaults {

    private final FaultPlan plan;
    private final List<Fault> troubles;
    private final Map<String, Course> courses = new HashMap<>();

    PlannedFaults(FaultPlan plan, List<Fault> troubles) {
        this.plan = plan;
        this.troubles = List.copyOf(troubles);
    }

    FaultPlan plan() {
        return plan;
    }

    synchronized Optional<Fault> next(Request request) {
        if (plan.percent() == 0) {
            return Optional.empty();
        }
        String asked = text(request);
        return courses.computeIfAbsent(asked, Course::new).next(fitting(request));
    }

    private List<Fault> fitting(Request request) {
        return troubles.stream()
                .filter(fault -> fault.fits(request.method(), request.path()))
                .toList();
    }

    /** A form asks for a token, and its assertion is never the same. */
    private static String text(Request request) {
        boolean isForm = request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        return request.method() + " " + request.rawUri() + "\n" + (isForm ? "" : request.body());
    }

    /** What became of one request, each time that it was made. */
    private final class Course {

        private final String request;
        private int times;
        private int inARow;
        private int stays;
        private Fault last = Fault.of(Fault.Kind.DROP_BEFORE);

        Course(String request) {
            this.request = request;
        }

        Optional<Fault> next(List<Fault> fitting) {
            RandomGenerator chance = plan.chance(request, ++times);
            boolean isStuck = stays > 0;
            boolean isDue = !fitting.isEmpty() && inARow < plan.mostInARow() && chance.nextInt(100) < plan.percent();
            if (!isStuck && !isDue) {
                inARow = 0;
                return Optional.empty();
            }
            inARow++;
            if (isStuck) {
                stays--;
            } else {
                last = fitting.get(chance.nextInt(fitting.size()));
                stays = isServerError(last) ? chance.nextInt(plan.mostInARow() - inARow + 1) : 0;
            }
            return Optional.of(last);
        }

        private boolean isServerError(Fault fault) {
            return fault.kind() == Fault.Kind.STATUS && fault.status() >= 500;
        }
    }
}
