package org.tallystick.spi;

import org.tallystick.model.Entity;

/**
 * A source that can also map a document that it does not read: one that the hub keeps, or one that a person edited. With it a document that
 * was set aside is tried again without asking the system.
 *
 * @param <T> the entity
 */
public interface MappingSource<T extends Entity> extends RecordSource<T> {

    /**
     * What {@link #read} would give for the document. It asks no other system, and gives the same each time.
     *
     * @param documentId under which it was read
     * @param version with which it was read
     * @param raw its text, which need not be what was read
     * @return a change of that id and version; {@link Change.Unreadable} if the text cannot be mapped
     */
    Change<T> map(String documentId, long version, RawDocument raw);
}
