package org.tallystick.connector.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/** Writes one file for each record. */
final class FileSink<T extends Entity> implements RecordSink<T> {

    private final Form<T> form;
    private final Outbox outbox;
    private final RecordRow<T> rows;

    FileSink(Form<T> form, Outbox outbox, RecordRow<T> rows) {
        this.form = form;
        this.outbox = outbox;
        this.rows = rows;
    }

    @Override
    public List<Ref<?>> references(T record) {
        return form.references(record);
    }

    @Override
    public List<Outcome> write(List<Write<T>> batch) {
        outbox.present();
        List<Outcome> outcomes = new ArrayList<>();
        batch.forEach(write -> outcomes.add(write(write)));
        return outcomes;
    }

    private Outcome write(Write<T> write) {
        Optional<Problem> problem = rows.problem(write);
        if (problem.isPresent()) {
            return Outcome.rejected(problem.get());
        }
        String name = Outbox.name(write.externalKey());
        try {
            return outbox.put(name, rows.file(write)) ? Outcome.applied(name) : Outcome.unchanged(name);
        } catch (IOException failed) {
            return Outcome.unknown(Problem.of(
                    FailureKind.OUTCOME_UNKNOWN, "FOLDER", "%s could not be written: %s".formatted(name, failed)));
        }
    }
}
