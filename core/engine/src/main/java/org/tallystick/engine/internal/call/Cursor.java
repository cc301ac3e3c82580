package org.tallystick.engine.internal.call;

import org.jspecify.annotations.Nullable;

/** Where a listing goes on. */
public final class Cursor {

    private Cursor() {}

    /**
     * The cursor of the next page.
     *
     * @param what is listed
     * @param from cursor of this page
     * @param next cursor of the next
     * @throws IllegalStateException if it stands still: the listing would never end
     */
    public static String next(String what, @Nullable String from, @Nullable String next) {
        if (next == null || next.equals(from)) {
            throw new IllegalStateException(
                    "F-CUR-07: %s promises more after cursor %s and goes on at %s".formatted(what, from, next));
        }
        return next;
    }
}
