package org.tallystick.model;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.ResourceStatus;
import org.tallystick.model.value.Period;

/**
 * A person who does the work. PSA and HCM each know a part; {@code workerId} joins them.
 *
 * @param header what all records share
 * @param name as shown; personal data
 * @param workerId the HCM's employee number, the same in every system that knows it
 * @param role the worker's own role, which prices work that no assignment does (RULES rule 3)
 * @param kind what binds the person to the firm
 * @param employment days of each employment, in order; a rehire adds one
 * @param legalEntity the company that employs or hires the person
 * @param manager who leads the person (I39)
 * @param grade code
 * @param skills codes
 * @param location code of the place of work
 * @param capacity how much the person works
 * @param vendor id of the vendor in the ERP; contractors only
 * @param status whether the person may be staffed
 */
@BuiltRecord
public record Resource(
        @Valid Header header,
        @Needed(groups = Complete.class) @Nullable @Name String name,
        @Needed(groups = Complete.class) @Nullable @Code String workerId,
        @Nullable @Code String role,
        @Nullable ResourceKind kind,
        List<Period> employment,
        @Needed(groups = Complete.class) @Nullable Ref<LegalEntity> legalEntity,
        @Nullable Ref<Resource> manager,
        @Nullable @Code String grade,
        Set<String> skills,
        @Nullable @Code String location,
        @Valid WorkCapacity capacity,
        @Nullable @Code String vendor,
        @Needed(groups = Complete.class) @Nullable ResourceStatus status)
        implements Entity {

    public Resource {
        MissingFieldsException.check(Resource.class, "header", header);
        employment = employment == null ? List.of() : List.copyOf(employment);
        skills = skills == null ? Set.of() : Set.copyOf(skills);
        capacity = capacity == null ? WorkCapacity.UNKNOWN : capacity;
    }

    @Override
    public List<Violation> check() {
        return ResourceRules.check(this);
    }
}
