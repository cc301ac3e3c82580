package org.tallystick.json;

import java.util.List;

/**
 * Tells what changed between two versions of a JSON Schema (2020-12), and what of it breaks someone (GOV-2).
 *
 * <p>Documents travel both ways, and a change is breaking if either way is cut:
 *
 * <ul>
 *   <li><b>Old documents, new readers.</b> What was legal must stay legal. So a field that goes, changes its type or becomes mandatory, and
 *       any narrowing, is breaking.
 *   <li><b>New documents, old readers.</b> An old reader keeps fields that it does not know, and does not measure texts and numbers: a new
 *       optional field and a looser limit are compatible. But it refuses a constant that it does not know, a text in another form, and
 *       a document that lacks what was mandatory: those are breaking too.
 * </ul>
 *
 * <p>Titles, descriptions and {@code $id} say nothing about documents and are not compared. It knows the keywords that the published
 * schemas use; a change of any other is breaking, because nobody can tell.
 */
public final class SchemaChanges {

    private SchemaChanges() {}

    /**
     * All changes, in the order of the old schema's fields. None: the two allow the same documents.
     *
     * @throws IllegalArgumentException if one of them is no JSON Schema, or refers to something outside itself
     */
    public static List<SchemaChange> between(String oldSchema, String newSchema) {
        SchemaNode before = SchemaNode.root(SchemaText.parse(oldSchema));
        SchemaNode after = SchemaNode.root(SchemaText.parse(newSchema));
        SchemaComparison comparison = new SchemaComparison();
        comparison.compare("", before, after);
        return comparison.changes();
    }
}
