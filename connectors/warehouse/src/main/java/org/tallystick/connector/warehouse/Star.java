package org.tallystick.connector.warehouse;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** All that the warehouse holds. */
final class Star {

    static final Map<RecordType<?>, Form<?>> FORMS = Stream.<Form<?>>of(
                    Dimensions.CUSTOMER,
                    Dimensions.ENGAGEMENT,
                    Dimensions.PROJECT,
                    Dimensions.RESOURCE,
                    Facts.TIME,
                    Facts.EXPENSE,
                    Facts.MILESTONE,
                    Ledgers.BILLING,
                    Ledgers.SCHEDULE,
                    Ledgers.REVENUE,
                    Documents.INVOICE,
                    Documents.CREDIT_MEMO)
            .collect(toUnmodifiableMap(Form::type, identity()));

    private Star() {}

    @SuppressWarnings("unchecked") // A form stands under its own type.
    static <T extends Entity> Optional<Form<T>> form(RecordType<T> type) {
        return Optional.ofNullable((Form<T>) FORMS.get(type));
    }

    /** Every table that keeps states. */
    static List<Table<?>> tables() {
        Stream<Layout<?>> layouts =
                Stream.concat(FORMS.values().stream().map(Form::layout), Stream.of(Facts.EXCEPTION));
        return layouts.<Table<?>>flatMap(layout -> layout.tables().stream()).toList();
    }
}
