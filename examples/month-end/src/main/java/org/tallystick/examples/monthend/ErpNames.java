package org.tallystick.examples.monthend;

import org.tallystick.billing.MasterData;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** What our documents and legal entities are called in an ERP. */
public final class ErpNames {

    private ErpNames() {}

    /** ERPs take letters, digits, hyphens and underscores; the prefix keeps our keys apart from others'. */
    public static String documentKey(Entity document) {
        return "tly-" + document.ref().id().replace('/', '-');
    }

    /** Makes the firm's legal entities known, each under its id there if it has one. */
    public static void addLegalEntities(TallystickBuilder builder, MasterData master, String erp) {
        master.legalEntities()
                .forEach((code, entity) -> builder.withKnown(
                        entity,
                        master.subsidiary(code).stream()
                                .<Ref<?>>map(id -> new Ref<>(erp, RecordType.LEGAL_ENTITY, id))
                                .toList()));
    }
}
