package org.tallystick.engine.store;

import java.util.Collection;
import java.util.Map;

/** Table {@code allocation}: each billable item is on one live document at most (I12, F-FIN-12). */
public interface Allocations {

    /** The document that each of the items is billed on; items that are not billed are left out. */
    Map<String, String> documentsOf(Collection<String> items);

    /**
     * Claims items for a document.
     *
     * @throws AlreadyBilledException if one of them is on another document
     */
    void claim(String document, Collection<String> items);
}
