package org.tallystick.simulators.salesforce.internal.soql;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.data.RecordJson;
import org.tallystick.simulators.salesforce.internal.schema.Field;
import tools.jackson.databind.node.ObjectNode;

/** Runs a query against the org's records as they stand. */
public final class QueryRunner {

    private final OrgData data;
    private final RecordJson json;

    public QueryRunner(OrgData data, RecordJson json) {
        this.data = data;
        this.json = json;
    }

    /** How many records fulfil the query, its limit and offset counted. */
    public int count(Query query, boolean withDeleted) {
        return (int) rows(query, withDeleted).count();
    }

    /** The records in the query's form and order: {@code attributes} first, then the selected fields, empty ones as null. */
    public List<ObjectNode> records(Query query, boolean withDeleted) {
        return rows(query, withDeleted).map(row -> render(query, row)).toList();
    }

    private Stream<Row> rows(Query query, boolean withDeleted) {
        Stream<Row> rows = data.all(query.from()).stream()
                .filter(record -> withDeleted || !record.isDeleted())
                .map(record -> new Row(data, record, withDeleted))
                .filter(query.where()::test);
        Optional<Comparator<Row>> order =
                query.orderBy().stream().map(part -> (Comparator<Row>) part).reduce(Comparator::thenComparing);
        return order.map(rows::sorted).orElse(rows).skip(query.offset()).limit(query.limit());
    }

    private ObjectNode render(Query query, Row row) {
        ObjectNode node = json.attributes(row.record());
        query.select().forEach(path -> select(node, row, path, 0));
        return node;
    }

    private void select(ObjectNode node, Row row, FieldPath path, int hop) {
        if (hop == path.hops().size()) {
            node.set(path.field().name(), row.record().get(path.field()));
            return;
        }
        Field reference = path.hops().get(hop);
        String name = String.valueOf(reference.relationshipName());
        Optional<Row> parent = row.parent(reference);
        if (parent.isEmpty()) {
            node.putNull(name);
            return;
        }
        if (!(node.get(name) instanceof ObjectNode)) {
            node.set(name, json.attributes(parent.get().record()));
        }
        select((ObjectNode) node.get(name), parent.get(), path, hop + 1);
    }
}
