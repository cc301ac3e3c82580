package org.tallystick.examples.monthend;

import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.model.value.Money;

/** Billable items that a rule holds, among all that is open. */
final class HeldItems {

    private HeldItems() {}

    record Row(
            String period,
            String code,
            String system,
            String id,
            @Nullable String engagement,
            @Nullable String project,
            @Nullable String kind,
            @Nullable String serviceDate,
            @Nullable String quantity,
            @Nullable String amount,
            @Nullable String currency) {}

    static List<Finding> of(List<Finding> open) {
        return open.stream().filter(BillingRelease::isHeldItem).toList();
    }

    static Row row(YearMonth period, Finding finding, String psa) {
        SortedMap<String, String> details = finding.details();
        Money amount = finding.amount();
        return new Row(
                period.toString(),
                finding.code(),
                psa,
                String.valueOf(details.get("item")),
                details.get("engagement"),
                details.get("project"),
                details.get("kind"),
                details.get("serviceDate"),
                details.get("quantity"),
                amount == null ? null : amount.amount().toPlainString(),
                details.get("currency"));
    }
}
