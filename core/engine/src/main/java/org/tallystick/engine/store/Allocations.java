package org.tallystick.engine.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Table {@code allocation}: each part of a billable item is on one document (I12, F-FIN-12). An item has a part for each time that it is
 * billed: at first, again for what a cap left over, and again after a credit.
 */
public interface Allocations {

    /** The documents that each of the items is billed on, in the order of its parts; items that are not billed are left out. */
    Map<String, List<String>> documentsOf(Collection<String> items);

    /**
     * Claims parts of items for a document.
     *
     * @param parts number of the part by item, from 1
     * @throws AlreadyBilledException if one of them is on another document
     */
    void claim(String document, Map<String, Integer> parts);
}
