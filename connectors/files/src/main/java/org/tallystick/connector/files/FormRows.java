package org.tallystick.connector.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/** Rows of a built-in form; a later row of the same id is a newer version. */
final class FormRows<T extends Entity> implements RowReader<T> {

    private final Settings settings;
    private final Form<T> form;

    FormRows(Settings settings, Form<T> form) {
        this.settings = settings;
        this.form = form;
    }

    @Override
    public List<String> headers() {
        return settings.columns().headers();
    }

    @Override
    public String remedyOfAbsentColumns() {
        return "Add them to the file, or name in 'columns' what it calls them.";
    }

    @Override
    public Change<T> read(Row row) {
        RawDocument raw = row.raw();
        Map<String, String> values = settings.columns().byField(row.headers(), row.fields());
        String id = values.getOrDefault("id", row.place());
        try {
            Optional<Problem> problem = problem(values);
            return problem.isPresent()
                    ? new Change.Unreadable<>(id, row.age(), raw, problem.get())
                    : new Change.Upsert<>(id, row.age(), raw, List.of(form.draft(settings.system(), values)));
        } catch (IllegalArgumentException wrong) {
            return new Change.Unreadable<>(id, row.age(), raw, row.problem("ROW", String.valueOf(wrong.getMessage())));
        }
    }

    /** The first that is wrong with a row. */
    private Optional<Problem> problem(Map<String, String> values) {
        for (String field : form.readFields()) {
            if (!values.containsKey(field)) {
                return Optional.of(Problem.ofField(
                        "ABSENT", "/" + field, null, "the field '%s' is empty".formatted(field), "Fill it in."));
            }
        }
        return settings.columns().all().stream()
                .flatMap(column -> Optional.ofNullable(values.get(column.field())).flatMap(column::problem).stream())
                .findFirst();
    }
}
