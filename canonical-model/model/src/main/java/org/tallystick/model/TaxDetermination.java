package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.TaxStatus;
import org.tallystick.model.value.CountryCode;

/**
 * How a document is taxed, and why. The ERP or its tax engine owns the final one.
 *
 * @param header what all records share
 * @param document the invoice or credit memo
 * @param line number of its line; none: the whole document
 * @param seller who sells
 * @param buyer who buys
 * @param placeOfSupply where the service counts as given
 * @param serviceCode what is sold, for tax
 * @param taxPointDate the day that decides
 * @param results one for each jurisdiction and category
 * @param engine what determined it
 * @param engineVersion its version
 * @param rounding where tax is rounded
 * @param determinedAt when
 * @param status whether it is settled
 * @param overrides what a person changed, by field
 */
@BuiltRecord
public record TaxDetermination(
        @Valid Header header,
        Ref<?> document,
        @Nullable Integer line,
        @Valid TaxParty seller,
        @Valid TaxParty buyer,
        CountryCode placeOfSupply,
        @Code String serviceCode,
        LocalDate taxPointDate,
        List<@Valid TaxResult> results,
        @Nullable @Code String engine,
        @Nullable @Code String engineVersion,
        TaxRounding rounding,
        Instant determinedAt,
        TaxStatus status,
        SortedMap<String, String> overrides)
        implements Entity {

    public TaxDetermination {
        MissingFieldsException.check(
                TaxDetermination.class,
                "header",
                header,
                "document",
                document,
                "seller",
                seller,
                "buyer",
                buyer,
                "placeOfSupply",
                placeOfSupply,
                "serviceCode",
                serviceCode,
                "taxPointDate",
                taxPointDate,
                "rounding",
                rounding,
                "determinedAt",
                determinedAt,
                "status",
                status);
        results = results == null ? List.of() : List.copyOf(results);
        overrides = Copies.sorted(overrides);
    }

    @Override
    public List<Violation> check() {
        return TaxDeterminationRules.check(this);
    }

    /** What it breaks as the determination of that invoice's tax (I8); one of a line breaks nothing. */
    public List<Violation> checkAgainst(Invoice invoice) {
        return TaxDeterminationRules.checkAgainst(this, invoice);
    }
}
