package org.tallystick.engine.store;

import java.util.Collection;
import java.util.Map;

/** Table {@code crosswalk}: which refs denote which record. A ref denotes one record; a record has any number of refs. */
public interface Crosswalk {

    /**
     * A ref, flattened.
     *
     * @param system name of the installation
     * @param type name of the {@code RecordType}
     * @param remoteId the system's own id
     */
    record RefKey(String system, String type, String remoteId) {}

    /** Record ids of those refs that are known. */
    Map<RefKey, String> recordIds(Collection<RefKey> refs);

    /** The ids by which {@code system} knows those records of {@code type} that it knows, by record id; the last linked of several. */
    Map<String, String> remoteIds(String system, String type, Collection<String> recordIds);

    /** Links refs to records. A ref that is linked to another record already is moved; one that is linked to this record stays as it is. */
    void link(Map<RefKey, String> recordIdByRef);

    /** Links refs of which nothing is known to new records, one to each: as {@link #link} does, and nothing is looked up. */
    void linkFirst(Map<RefKey, String> recordIdByRef);
}
