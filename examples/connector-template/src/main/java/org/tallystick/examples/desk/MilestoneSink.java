package org.tallystick.examples.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.Header;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/** Writes one milestone with one call. */
final class MilestoneSink implements RecordSink<Milestone> {

    private final DeskClient client;

    MilestoneSink(DeskClient client) {
        this.client = client;
    }

    @Override
    public List<Ref<?>> references(Milestone record) {
        Ref<?> project = record.project();
        return project == null ? List.of() : List.of(project);
    }

    /** Desk keeps these fields and no others. */
    @Override
    public Milestone normalForm(Write<Milestone> write) {
        Milestone record = write.record();
        return MilestoneBuilder.builder()
                .header(Header.of(record.header().ref()))
                .name(record.name())
                .project(record.project())
                .amount(record.amount())
                .plannedDate(record.plannedDate())
                .approval(record.approval())
                .build();
    }

    @Override
    public List<Outcome> write(List<Write<Milestone>> batch) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Write<Milestone> write : batch) {
            outcomes.add(write(write));
        }
        return outcomes;
    }

    private Outcome write(Write<Milestone> write) {
        String body;
        try {
            body = client.put(write.externalKey(), DeskMilestone.of(write).content())
                    .body();
        } catch (ConnectorException failed) {
            return Outcome.of(failed.problem());
        }
        return written(body);
    }

    /** Desk said yes: whatever is wrong with its answer, the milestone may be there. */
    private static Outcome written(String body) {
        try {
            Map<String, String> answer = JsonPage.members(body);
            String id = answer.get("id");
            if (id != null) {
                return "false".equals(answer.get("changed")) ? Outcome.unchanged(id) : Outcome.applied(id);
            }
        } catch (ConnectorException malformed) {
            // It has no id either.
        }
        return Outcome.unknown(Problem.of(FailureKind.OUTCOME_UNKNOWN, "NO_ID", "Desk's answer to a write has no id"));
    }
}
