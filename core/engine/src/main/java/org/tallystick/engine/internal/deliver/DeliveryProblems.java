package org.tallystick.engine.internal.deliver;

import java.util.Collection;
import java.util.List;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.model.Entity;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** What the engine itself finds wrong with a delivery. */
final class DeliveryProblems {

    private DeliveryProblems() {}

    static Problem differentContent(DeliverFlow<?> flow, DeliveryRow row, String ours, String theirs) {
        return Problem.of(
                        FailureKind.DUPLICATE,
                        "DIFFERENT_CONTENT",
                        "%s has a %s under the key %s with other content: ours is [%s], theirs [%s]"
                                .formatted(flow.target(), flow.type(), row.externalKey(), ours, theirs))
                .withRemedy("compare both documents; credit or void the one that is wrong in the target");
    }

    static Problem withdrawn(DeliverFlow<?> flow, DeliveryRow row) {
        return Problem.of(
                        FailureKind.REFUSED,
                        "WITHDRAWN",
                        "%s %s was withdrawn after its delivery to %s was discarded: the hub no longer counts it"
                                .formatted(flow.type(), row.externalKey(), flow.target()))
                .withRemedy(
                        "discard this; what it was for is decided anew, by the next run or by a process of its own");
    }

    static Problem otherRegion(DeliverFlow<?> flow, DeliveryRow row, Entity record) {
        String region = flow.region();
        return Problem.of(
                        FailureKind.REFUSED,
                        "REGION",
                        "%s %s must not leave %s, and %s %s"
                                .formatted(
                                        flow.type(),
                                        row.externalKey(),
                                        record.header().handling().residency(),
                                        flow.target(),
                                        region == null ? "is declared in no region" : "lies in " + region))
                .withRemedy("deliver it to a system of its region, or correct the tag at its source");
    }

    static Problem classified(DeliverFlow<?> flow, DeliveryRow row, String tag) {
        return Problem.of(
                        FailureKind.REFUSED,
                        "CLASSIFIED",
                        "%s %s carries the tag %s, and %s is to have nothing of that class"
                                .formatted(flow.type(), row.externalKey(), tag, flow.target()))
                .withRemedy("keep it from going there, or correct the tag at its source");
    }

    static Problem neverArrived(DeliverFlow<?> flow, DeliveryRow row) {
        return Problem.of(
                        FailureKind.OUTCOME_UNKNOWN,
                        "OUTCOME_UNKNOWN",
                        "%s was sent to %s %d times and is not found there%s"
                                .formatted(
                                        row.externalKey(),
                                        flow.target(),
                                        row.attempts(),
                                        row.problem() == null ? "" : "; it answered " + row.problem()))
                .withRemedy("find out why the target does not answer; the next run tries again");
    }

    static Problem unsafeToRepeat(DeliverFlow<?> flow, DeliveryRow row) {
        return Problem.of(
                        FailureKind.OUTCOME_UNKNOWN,
                        "OUTCOME_UNKNOWN",
                        "%s was sent to %s and is not found there; its write strategy %s does not make a repetition safe"
                                .formatted(
                                        row.externalKey(),
                                        flow.target(),
                                        flow.capabilities().strategy()))
                .withRemedy(
                        "look in the target; if it is not there, replay the exception to send it again, or discard it and enter the document by hand");
    }

    static Problem connectorDefect(DeliverFlow<?> flow, String defect) {
        return Problem.of(
                        FailureKind.OUTCOME_UNKNOWN,
                        "CONNECTOR_DEFECT",
                        "The connector of %s broke its contract: it %s".formatted(flow.name(), defect))
                .withRemedy("report the defect to the connector's author");
    }

    static Problem noKey(DeliverFlow<?> flow, Entity record, String why) {
        return Problem.of(
                        FailureKind.INVALID,
                        "NO_KEY",
                        "%s has no key in %s: the flow's key function %s".formatted(record.ref(), flow.target(), why))
                .withRemedy("correct keyedBy(…) of deliver(%s, to(\"%s\")): it needs a key for every record"
                        .formatted(flow.type(), flow.target()));
    }

    static Problem keyTaken(DeliverFlow<?> flow, DeliveryRow row, String record, String holder) {
        return Problem.of(
                        FailureKind.DUPLICATE,
                        "KEY_TAKEN",
                        "%s has the key %s in %s, and so has %s, which was there first"
                                .formatted(record, row.externalKey(), flow.name(), holder))
                .withRemedy("merge the two at their source, or give each its own key");
    }

    static Problem noRoute(String port, Entity document, String why) {
        return Problem.of(
                        FailureKind.REFUSED,
                        "NO_ROUTE",
                        "%s goes to no system of the port %s: %s".formatted(document.ref(), port, why))
                .withRemedy("add it to the routing, or correct the document; the next run places it");
    }

    static Problem partedRoute(String port, Entity document, Collection<String> reasons) {
        return Problem.of(
                        FailureKind.REFUSED,
                        "ROUTE_PARTED",
                        "%s belongs to several systems of the port %s, and can be in one only: %s"
                                .formatted(document.ref(), port, String.join("; ", reasons)))
                .withRemedy("part the document as the routing does, or route all of it to one system");
    }

    static Problem waitsFor(DeliverFlow<?> flow, DeliveryRow row) {
        return waitsFor(
                flow, row, "which %s does not have", "settle what keeps it, or deliver what does not go there yet");
    }

    /** It waits for what nobody has told the hub of, or what is set aside there. */
    static Problem waitsForUnknown(DeliverFlow<?> flow, DeliveryRow row) {
        return waitsFor(
                flow,
                row,
                "which neither %s nor the hub has",
                "see whether its source tells of it and whether it is set aside, or correct what names it");
    }

    private static Problem waitsFor(DeliverFlow<?> flow, DeliveryRow row, String lacking, String how) {
        return Problem.of(
                        FailureKind.NOT_FOUND,
                        "WAITS_FOR",
                        "%s %s waits for %s, %s"
                                .formatted(
                                        flow.type(),
                                        row.externalKey(),
                                        row.waitsFor(),
                                        lacking.formatted(flow.target())))
                .withRemedy("bring %s to %s: %s".formatted(row.waitsFor(), flow.target(), how));
    }

    static Problem cycle(DeliverFlow<?> flow, DeliveryRow row, List<String> loop) {
        return Problem.of(
                        FailureKind.NOT_FOUND,
                        "DEPENDENCY_CYCLE",
                        "%s %s waits for itself in %s: %s, and again %s"
                                .formatted(
                                        flow.type(),
                                        row.externalKey(),
                                        flow.target(),
                                        String.join(" waits for ", loop),
                                        loop.get(0)))
                .withRemedy("take one of the links of the loop out at its source; enter it again when all are there");
    }

    static Problem createHeld(String code) {
        return Problem.of(FailureKind.REFUSED, code, "it waits for leave to create so many");
    }

    static Problem tooManyCreates(String code, DeliverFlow<?> flow, int creates, int limit) {
        return Problem.of(
                        FailureKind.REFUSED,
                        code,
                        "A run would create %d records in %s, and its limit is %d: none was created"
                                .formatted(creates, flow.name(), limit))
                .withRemedy("look at plan(); if they are to be created, allow it once, or raise the limit");
    }

    static Problem tooManyLines(DeliverFlow<?> flow, DeliveryRow row, int lines) {
        return Problem.of(
                        FailureKind.INVALID,
                        "TOO_MANY_LINES",
                        "%s %s has %d lines; %s takes at most %d in one document"
                                .formatted(
                                        flow.type(),
                                        row.externalKey(),
                                        lines,
                                        flow.target(),
                                        flow.capabilities().maxLines()))
                .withRemedy("bill less on one document, or have its lines summed; raise the limit if the target's is"
                        + " higher");
    }

    static Problem documentChanged(DeliverFlow<?> flow, DeliveryRow row) {
        return Problem.of(
                        FailureKind.CONFLICT,
                        "DOCUMENT_CHANGED",
                        "%s %s changed after it was planned for %s: a document is frozen from then on"
                                .formatted(flow.type(), row.externalKey(), flow.target()))
                .withRemedy("restore the document, or put the change on a new one");
    }

    static Problem goneMeanwhile(DeliverFlow<?> flow, DeliveryRow row) {
        return Problem.of(
                        FailureKind.OUTCOME_UNKNOWN,
                        "OUTCOME_UNKNOWN",
                        "%s %s was deleted at its source, and was sent to %s before, which did not say whether it has it"
                                .formatted(flow.type(), row.externalKey(), flow.target()))
                .withRemedy("it is looked up there once what was sent can no longer arrive; a later run tells");
    }

    static Problem recordGone(DeliverFlow<?> flow, DeliveryRow row) {
        return Problem.of(
                        FailureKind.NOT_FOUND,
                        "RECORD_GONE",
                        "%s %s was deleted at its source before %s had it"
                                .formatted(flow.type(), row.externalKey(), flow.target()))
                .withRemedy("restore it at its source, or withdraw what was derived from it");
    }
}
