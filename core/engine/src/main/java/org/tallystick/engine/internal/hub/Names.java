package org.tallystick.engine.internal.hub;

import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;

/** By what configuration files call records: their codes, in whatever system they were read. */
public final class Names {

    private Names() {}

    /** The code of a legal entity; the id of its ref if the hub does not have it. */
    public static String codeOf(StoreTransaction tx, Ref<LegalEntity> legalEntity) {
        return new StoreHub(tx).find(legalEntity).map(LegalEntity::code).orElse(legalEntity.id());
    }

    /** The code of a project; the id of its ref if it has none. */
    public static String nameOf(StoreTransaction tx, Ref<Project> project) {
        return new StoreHub(tx).find(project).map(Project::code).orElse(project.id());
    }
}
