package org.tallystick.store.jdbc;

import java.util.Optional;
import org.tallystick.engine.store.Explanations;

/** Table {@code hub_explanation}. */
record ExplanationTable(Sql sql) implements Explanations {

    @Override
    public Optional<ExplanationRow> find(String document) {
        return sql
                .list(
                        "SELECT document, decision, run, said, items FROM hub_explanation WHERE document = ?",
                        row -> new ExplanationRow(
                                row.getString("document"),
                                row.getString("decision"),
                                row.getString("run"),
                                row.getString("said"),
                                row.getString("items")),
                        document)
                .stream()
                .findFirst();
    }

    @Override
    public void putIfAbsent(ExplanationRow row) {
        sql.write(
                "INSERT INTO hub_explanation (document, decision, run, said, items) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (document) DO NOTHING",
                row.document(),
                row.decision(),
                row.run(),
                row.said(),
                row.items());
    }
}
