package org.tallystick.engine.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code document}: the newest version of each source document, as received. */
public interface Documents {

    /**
     * After the name of a flow: the flow of rows without text, one for each version of its documents that was delivered. Their ids are the
     * document's, {@code @} and the version.
     */
    String VERSIONS = "/versions";

    /** After the name of a flow: the flow of rows without text, each the version of a document that was decided last where it is not the newest. */
    String DECIDED = "/decided";

    /**
     * A source document.
     *
     * @param flow that reads it
     * @param id the system's own
     * @param version the system's; see {@code org.tallystick.spi.Change}
     * @param hash of the raw text
     * @param ruleSet version of the rule set under which it was mapped
     * @param raw as received, but for NUL characters; none if it was deleted
     * @param state what became of it
     */
    record DocumentRow(
            String flow,
            String id,
            long version,
            String hash,
            String ruleSet,
            @Nullable String raw,
            State state) {

        public DocumentRow {
            raw = FreeText.storableOrNull(raw);
        }
    }

    /** What became of a document. */
    enum State {
        /** Its records are in the hub. */
        MAPPED,
        /** It could not be mapped or is invalid: an exception says why. */
        SET_ASIDE,
        /** Its source deleted it. */
        DELETED
    }

    /** Those of {@code ids} that are known, by id, without their raw text. */
    Map<String, DocumentRow> find(String flow, Collection<String> ids);

    /** Ids of all documents of a flow that are not {@link State#DELETED}. */
    List<String> liveIds(String flow);

    /** How many documents of a flow are not {@link State#DELETED}; counted no further than {@code most}. */
    int countLive(String flow, int most);

    /** Those of a flow that are {@link State#SET_ASIDE}, with their raw text. */
    List<DocumentRow> setAside(String flow);

    /** Those of {@code ids} that are {@link State#SET_ASIDE}, with their raw text. */
    List<DocumentRow> setAside(String flow, Collection<String> ids);

    /** Names of the flows that have one that is {@link State#SET_ASIDE}, in order. */
    List<String> flowsSetAside();

    /** Inserts or replaces. */
    void put(Collection<DocumentRow> rows);

    /**
     * Inserts documents of which nothing is known, each once: as {@link #put} does, and nothing is looked up.
     *
     * @throws StoreException if one of them is known: what it was would be lost
     */
    void putFirst(Collection<DocumentRow> rows);

    /** Removes those of {@code ids} that are known. */
    void remove(String flow, Collection<String> ids);
}
