package org.tallystick.simulators.salesforce;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One graph of a composite request, as the client wrote it. Source: Salesforce contract sheet, section 5.3, and for limits that it does not give "Composite Graph
 * Limits" of the vendor's REST API guide. The texts of refusals are the simulator's own.
 */
record Graph(String id, List<Subrequest> parts) {

    /** After more failures in a call the org halts the graphs that are left. */
    static final int MOST_FAILURES = 14;

    private static final int MOST = 75;
    private static final int MOST_NODES = 500;

    /** @throws org.tallystick.simulators.salesforce.internal.error.ApiException unless the whole is well-formed, is not too large, and names each graph once */
    static List<Graph> all(ObjectNode whole) {
        Subrequest.checkFields(whole, Set.of("graphs"));
        List<Graph> graphs = StreamSupport.stream(whole.path("graphs").spliterator(), false)
                .map(Graph::from)
                .toList();
        Subrequest.require(!graphs.isEmpty(), "graphs must hold at least one graph");
        if (graphs.size() > MOST) {
            throw Subrequest.tooMany("At most " + MOST + " graphs in a call");
        }
        if (graphs.stream().mapToInt(graph -> graph.parts.size()).sum() > MOST_NODES) {
            throw Subrequest.tooMany("At most " + MOST_NODES + " nodes in a call");
        }
        Set<String> names = new HashSet<>();
        graphs.forEach(graph -> Subrequest.require(names.add(graph.id), "graphId is not unique: " + graph.id));
        return graphs;
    }

    private static Graph from(JsonNode json) {
        if (!(json instanceof ObjectNode graph)) {
            throw Subrequest.malformed("A graph must be an object");
        }
        Subrequest.checkFields(graph, Set.of("graphId", "compositeRequest"));
        String id = graph.path("graphId").asString("");
        Subrequest.require(!id.isEmpty(), "A graph must have a graphId");
        return new Graph(id, Subrequest.in(graph));
    }
}
