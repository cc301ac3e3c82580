package org.tallystick.engine.decide;

import java.util.Map;

/**
 * Why an invoice is as it is, in words (TRN-5). Kept with it as long as it is there.
 *
 * @param terms of the contract on which it rests
 * @param origins by id of the source line that it bills: where its amount came from
 */
public record Explanation(String terms, Map<String, String> origins) {

    public Explanation {
        origins = Map.copyOf(origins);
    }
}
