package org.tallystick.engine.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * Where a listing goes on, page after page. One that comes back to where it was would never end. The cursor of the page before is compared, and one
 * mark, which is set anew after 1, 2, 4, 8 … pages: so a circle of any length is found, soon after it was gone round, and no more than two cursors are
 * kept (Brent's algorithm). Used by one thread.
 */
public final class Cursor {

    private final String what;
    private @Nullable String mark;
    private long sinceMark;
    private long untilMark = 1;

    /** @param what is listed */
    public Cursor(String what) {
        this.what = what;
    }

    /**
     * The cursor of the next page.
     *
     * @param from cursor of this page
     * @param next cursor of the next
     * @throws IllegalStateException if the listing stands still or goes round: it would never end
     */
    public String next(@Nullable String from, @Nullable String next) {
        if (next == null || next.equals(from)) {
            throw new IllegalStateException(
                    "F-CUR-07: %s promises more after cursor %s and goes on at %s".formatted(what, from, next));
        }
        if (next.equals(mark)) {
            throw new IllegalStateException(
                    "F-CUR-07: %s promises more after cursor %s and goes on at %s, where it was %d pages ago: it goes round"
                            .formatted(what, from, next, sinceMark + 1));
        }
        sinceMark++;
        if (sinceMark == untilMark) {
            mark = next;
            sinceMark = 0;
            untilMark *= 2;
        }
        return next;
    }
}
