package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.TaxRegistration;

/**
 * One of the firm's own companies: it sells, books and issues. Source: host configuration, ERP subsidiary.
 *
 * @param header what all records share
 * @param name as shown
 * @param legalName as registered
 * @param registrationNo in the company register
 * @param taxRegistrations the first is the one that invoices show
 * @param country where it is established
 * @param functionalCurrency in which it keeps its books
 * @param parent the company that owns it (I39)
 * @param timeZone in which its days and months are counted
 * @param currencies those that it trades in
 * @param books how it keeps its books
 * @param fiscalPeriods in the order of days
 * @param status whether it trades
 */
@BuiltRecord
public record LegalEntity(
        @Valid Header header,
        @Needed(groups = Complete.class) @Nullable @Name String name,
        @Needed(groups = Complete.class) @Nullable @Name String legalName,
        @Nullable @Code String registrationNo,
        List<@Valid TaxRegistration> taxRegistrations,
        CountryCode country,
        @Needed(groups = Complete.class) @Nullable CurrencyCode functionalCurrency,
        @Nullable Ref<LegalEntity> parent,
        ZoneId timeZone,
        Set<CurrencyCode> currencies,
        @Valid Books books,
        List<@Valid FiscalPeriod> fiscalPeriods,
        @Needed(groups = Complete.class) @Nullable LegalEntityStatus status)
        implements Entity {

    public LegalEntity {
        MissingFieldsException.check(LegalEntity.class, "header", header, "country", country, "timeZone", timeZone);
        taxRegistrations = taxRegistrations == null ? List.of() : List.copyOf(taxRegistrations);
        currencies = currencies == null ? Set.of() : Set.copyOf(currencies);
        books = books == null ? Books.UNKNOWN : books;
        fiscalPeriods = fiscalPeriods == null ? List.of() : List.copyOf(fiscalPeriods);
    }

    /** The code by which contracts name it. */
    public String code() {
        return ref().id();
    }

    /** The fiscal period in which {@code day} lies, if it is known. */
    public Optional<FiscalPeriod> fiscalPeriodOn(LocalDate day) {
        return fiscalPeriods.stream()
                .filter(period -> period.period().contains(day))
                .findFirst();
    }

    @Override
    public List<Violation> check() {
        return LegalEntityRules.check(this);
    }
}
