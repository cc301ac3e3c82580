package org.tallystick.connector.dynamics365;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Period;

/** A row of {@code ProjectsV2}. */
record ProjectRow(
        @JsonProperty("dataAreaId") @Nullable String company,
        @JsonProperty("ProjectId") @Nullable String id,
        @JsonProperty("ProjectName") @Nullable String name,
        @JsonProperty("ProjectContractId") @Nullable String contract,
        @JsonProperty("CustomerAccountNumber") @Nullable String customer,
        @JsonProperty("ProjectStage") @Nullable String stage,
        @JsonProperty("ProjectedStartDate") @Nullable Instant plannedStart,
        @JsonProperty("ProjectedEndDate") @Nullable Instant plannedEnd,
        @JsonProperty("ActualEndDate") @Nullable Instant actualEnd) {

    /** Its stage {@code Completed} closes it, on its actual end date; all other stages, also those that are not known, are open. */
    void fill(Row row, ProjectBuilder project) {
        project.header(row.header())
                .name(Wire.required("ProjectName", name))
                .code(Wire.text(id))
                .engagement(row.refInCompany(RecordType.ENGAGEMENT, contract))
                .customer(row.refInCompany(RecordType.CUSTOMER, customer))
                .legalEntity(row.refToCompany())
                .period(Period.inclusive(Wire.day(plannedStart), Wire.day(plannedEnd)));
        if ("Completed".equals(stage)) {
            project.closedOn(Wire.day(actualEnd));
        }
    }
}
