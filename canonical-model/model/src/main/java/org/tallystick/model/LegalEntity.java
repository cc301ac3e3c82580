package org.tallystick.model;

import java.time.ZoneId;
import java.util.Set;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;

/**
 * One of the firm's own companies: it sells, books and issues. Source: host configuration.
 *
 * @param header its ref's id is the entity's code
 * @param country where it is established
 * @param timeZone in which its days and months are counted
 * @param currencies those that it trades in
 */
@BuiltRecord
public record LegalEntity(Header header, CountryCode country, ZoneId timeZone, Set<CurrencyCode> currencies)
        implements Entity {

    public LegalEntity {
        MissingFieldsException.check(
                LegalEntity.class,
                "header",
                header,
                "country",
                country,
                "timeZone",
                timeZone,
                "currencies",
                currencies);
        currencies = Set.copyOf(currencies);
    }

    /** The code by which contracts name it. */
    public String code() {
        return ref().id();
    }
}
