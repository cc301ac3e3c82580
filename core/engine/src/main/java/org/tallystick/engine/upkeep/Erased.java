package org.tallystick.engine.upkeep;

import java.util.List;

/**
 * What an erasure did.
 *
 * @param isRecordBlanked whether the person's own record held personal data until now
 * @param mentions how many texts beside records were blanked because they named the person
 * @param stillNamedIn other records that name the person, as {@code type/id}: issued documents are not rewritten, the others are to be
 *     corrected at their source. At most {@link #MOST}
 */
public record Erased(boolean isRecordBlanked, int mentions, List<String> stillNamedIn) {

    public static final int MOST = 100;

    public Erased {
        stillNamedIn = List.copyOf(stillNamedIn);
    }
}
