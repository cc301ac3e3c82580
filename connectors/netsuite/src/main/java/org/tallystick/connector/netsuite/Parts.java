package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.netsuite.SuiteQl.Query;

/**
 * Rows of another table that belong to the rows of a page. They stand in the document of each, untouched, as an array of their own.
 *
 * @param member the array's name
 * @param text of the query that gives them in order; {@value #IDS} stands for the internal ids of the page
 * @param owner column with the internal id of the row to which they belong; none: to each
 */
record Parts(String member, String text, @Nullable String owner) {

    static final String IDS = "{ids}";

    /** Most rows of a page: one query names them all, as long as it gives all their parts. */
    int limit() {
        return owner == null ? SuiteQl.MAX_PAGE : ExternalIds.CHUNK;
    }

    /**
     * The rows of a page as documents with their parts.
     *
     * @param ids of the rows, which are numbers
     * @param rows their texts, in the same order
     */
    List<String> attach(SuiteQl suiteQl, List<String> ids, List<String> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        List<String> parts = suiteQl.allTexts(owner == null ? List.of() : ids, this::query);
        Map<String, List<String>> byOwner = new HashMap<>();
        for (String part : owner == null ? List.<String>of() : parts) {
            String id = JsonPage.members(part).getOrDefault(owner, "");
            byOwner.computeIfAbsent(id, any -> new ArrayList<>()).add(part);
        }
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> own = owner == null ? parts : byOwner.getOrDefault(ids.get(i), List.of());
            documents.add(attached(rows.get(i), own));
        }
        return documents;
    }

    /** Gives those that belong to {@code owners}. */
    Query query(List<String> owners) {
        return Query.of(text.replace(IDS, String.join(", ", owners)));
    }

    /** A row has a member before, its id. */
    private String attached(String row, List<String> own) {
        String open = row.substring(0, row.lastIndexOf('}'));
        return "%s,\"%s\":[%s]}".formatted(open, member, String.join(",", own));
    }
}
