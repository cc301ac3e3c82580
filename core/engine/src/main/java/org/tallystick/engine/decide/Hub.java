package org.tallystick.engine.decide;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/**
 * One snapshot of the hub as deciders see it: the newest decided version of each record. What is deleted, or only submitted, does not
 * exist. Refs of any system find the record that they denote.
 */
public interface Hub {

    /** The record that {@code ref} denotes, if it exists. */
    <T extends Entity> Optional<T> find(Ref<T> ref);

    /** The records that {@code refs} denote; refs of what does not exist are left out. One look-up. */
    <T extends Entity> Map<Ref<T>, T> findAll(RecordType<T> type, Collection<Ref<T>> refs);

    /** The records whose key in {@code index} is one of {@code keys}, in a stable order. One look-up. */
    <T extends Entity> List<T> findBy(RecordType<T> type, Index index, Collection<String> keys);

    /** Every record of {@code type}, page by page, in a stable order. */
    <T extends Entity> void forEach(RecordType<T> type, Consumer<T> action);

    /** Whether there is such a record of {@code type}; reads no further than the page of the first. */
    <T extends Entity> boolean hasAny(RecordType<T> type, Predicate<T> such);

    /**
     * Ids of source documents that are set aside, so that what they say is not known, and whose text names one of {@code ids}: its own, or one
     * that it refers to. Whoever decides on money waits for them; what is set aside is not absent.
     */
    List<String> setAside(String system, RecordType<?> type, Collection<String> ids);

    /** The same in whichever system. */
    List<Ref<?>> setAside(RecordType<?> type, Collection<String> ids);

    /** The documents that each of the items was billed on, as texts of their refs, in the order in which they bill it; items that were not are left out. */
    Map<String, List<String>> billedOn(Collection<String> items);

    /** How often each of the items was billed; items that were not are left out. */
    Map<String, Integer> timesBilled(Collection<String> items);
}
