package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much is sent at once. Systems of one account share its limits, so that what is more critical goes to any of them first (RES-18).
 *
 * @param isOneThread whether it is one batch, whatever its target, on the thread that runs the engine
 * @param accounts of targets, by their names
 * @param batches to the systems of an account, where it is more than one
 */
public record AtOnce(boolean isOneThread, Map<String, String> accounts, Map<String, Integer> batches) {

    public AtOnce {
        accounts = Map.copyOf(accounts);
        batches = Map.copyOf(batches);
    }

    /** One batch. */
    public static AtOnce oneThread() {
        return new AtOnce(true, Map.of(), Map.of());
    }

    /** The flows of each account, in their order. */
    Map<String, List<DeliverFlow<?>>> byAccount(List<DeliverFlow<?>> flows) {
        return flows.stream()
                .collect(groupingBy(
                        flow -> accounts.getOrDefault(flow.target(), flow.target()), LinkedHashMap::new, toList()));
    }

    /** How many batches to the systems of that account. */
    int batches(String account) {
        return batches.getOrDefault(account, 1);
    }
}
