package org.tallystick.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;

/**
 * The execution of sold work; several may serve one engagement.
 *
 * @param header what all records share
 * @param name as shown
 * @param engagement whose work it is; none: an internal project
 * @param customer for whom
 * @param legalEntity the company that runs it, where the source says so
 * @param serviceLine code of what was sold, where the source says so
 * @param currency in which it is kept
 * @param period planned days
 * @param closedOn the day on which it was closed; service after it is not billed (RULES rule 6.2)
 */
@BuiltRecord
public record Project(
        Header header,
        String name,
        @Nullable Ref<Engagement> engagement,
        @Nullable Ref<Customer> customer,
        @Nullable Ref<LegalEntity> legalEntity,
        @Nullable String serviceLine,
        @Nullable CurrencyCode currency,
        Period period,
        @Nullable LocalDate closedOn)
        implements Entity {

    public Project {
        MissingFieldsException.check(Project.class, "header", header, "name", name);
        period = period == null ? Period.ALWAYS : period;
    }
}
