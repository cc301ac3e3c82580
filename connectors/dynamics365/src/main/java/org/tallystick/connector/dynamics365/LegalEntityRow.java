package org.tallystick.connector.dynamics365;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.TaxRegistration;

/** A row of {@code LegalEntities}, which have no {@code dataAreaId}: their id is one. */
record LegalEntityRow(
        @JsonProperty("LegalEntityId") @Nullable String id,
        @JsonProperty("Name") @Nullable String name,

        @JsonProperty("AddressCountryRegionISOCode") @Nullable String country,

        @JsonProperty("VATNum") @Nullable String taxNumber) {

    /** @param zones by company; the contract sheet names no field for the zone that it counts its days in */
    void fill(Row row, Map<String, ZoneId> zones, LegalEntityBuilder entity) {
        entity.header(row.header()).name(Wire.text(name));
        CountryCode code = Wire.country("AddressCountryRegionISOCode", country);
        if (code != null) {
            entity.country(code);
        }
        ZoneId zone = zones.get(row.key());
        if (zone != null) {
            entity.timeZone(zone);
        }
        String number = Wire.text(taxNumber);
        if (number != null) {
            entity.taxRegistrations(List.of(TaxRegistration.of(number)));
        }
    }
}
