package org.tallystick.connector.workday;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a report is asked: the values of its prompts, by their aliases. Source: the vendor contract sheet of Workday, section 5. */
final class Prompts {

    /** Says in which form a report answers: no prompt. */
    private static final String FORMAT = "format";

    private Prompts() {}

    /**
     * Of {@code alias=value&alias=value}, as in an address and not encoded; empty: none.
     *
     * @throws IllegalArgumentException if it is not of this form, or names one twice
     */
    static Map<String, String> parse(String text) {
        Map<String, String> prompts = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return prompts;
        }
        for (String part : text.split("&", -1)) {
            int sign = part.indexOf('=');
            String alias = part.substring(0, Math.max(sign, 0));
            if (alias.isEmpty() || alias.equals(FORMAT) || prompts.put(alias, part.substring(sign + 1)) != null) {
                throw new IllegalArgumentException("'%s' is not alias=value of a prompt, each once".formatted(part));
            }
        }
        return prompts;
    }
}
