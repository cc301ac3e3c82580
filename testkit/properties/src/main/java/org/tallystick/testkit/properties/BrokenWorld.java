package org.tallystick.testkit.properties;

import java.util.Set;

/**
 * A world that is broken in one named way, and keeps all other laws. A property asks for one with {@code @ForAll BrokenWorld broken}.
 *
 * @param way what was done to it: {@code I12: an invoice is proposed again}
 * @param rules the laws that this breaks, all of them; mostly one
 * @param world the world, broken
 * @param sound the same before it was
 */
public record BrokenWorld(String way, Set<String> rules, World world, World sound) {

    public BrokenWorld {
        rules = Set.copyOf(rules);
    }

    /** The way, then the world before it. */
    @Override
    public String toString() {
        return way + " in " + sound;
    }
}
