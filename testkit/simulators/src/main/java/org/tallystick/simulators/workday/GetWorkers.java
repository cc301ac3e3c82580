package org.tallystick.simulators.workday;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.internal.Refusal;
import org.w3c.dom.Element;

/**
 * A request for workers, checked as strictly as the schema: parts in their order, nothing unknown. Source: the vendor contract sheet of
 * Workday, section 4.2.
 *
 * @param references the workers that are asked for; null: by criteria
 * @param skipsMissing whether references to nobody are passed over
 * @param includesInactive whether those who have left are given
 * @param day as of which day
 * @param moment what was entered until then
 * @param page from 1
 * @param count most workers of a page
 * @param groups what is told of each
 */
record GetWorkers(
        @Nullable List<Reference> references,
        boolean skipsMissing,
        boolean includesInactive,
        boolean includesEmployees,
        LocalDate day,
        Instant moment,
        int page,
        int count,
        Set<String> groups) {

    private static final String ROOT = "/wd:Get_Workers_Request";
    private static final int MAX_COUNT = 999;
    private static final List<String> PARTS =
            List.of("Request_References", "Request_Criteria", "Response_Filter", "Response_Group");
    private static final List<String> FILTERS =
            List.of("As_Of_Effective_Date", "As_Of_Entry_DateTime", "Page", "Count");
    private static final Set<String> ID_TYPES = Set.of("WID", "Employee_ID", "Contingent_Worker_ID");
    private static final Set<String> CRITERIA =
            Set.of("Exclude_Inactive_Workers", "Exclude_Employees", "Exclude_Contingent_Workers");
    private static final Set<String> INCLUDES = Set.of(
            "Include_Reference",
            "Include_Personal_Information",
            "Include_Employment_Information",
            "Include_Compensation",
            "Include_Organizations",
            "Include_Roles",
            "Include_Management_Chain_Data",
            "Include_Transaction_Log_Data",
            "Include_User_Account",
            "Include_Additional_Jobs",
            "Include_Employee_Contract_Data");

    /** One id of a worker. */
    record Reference(String type, String id) {}

    /** @throws Refusal with a validation fault that says what is wrong where */
    static GetWorkers of(Element request, Instant now) {
        List<Element> parts = parts(request, PARTS, ROOT);
        Element references = named(parts, "Request_References");
        Element criteria = named(parts, "Request_Criteria");
        if (references != null && criteria != null) {
            throw Soap.validation("Request_References and Request_Criteria exclude each other", ROOT);
        }
        Element filter = named(parts, "Response_Filter");
        List<Element> filters = filter == null ? List.of() : parts(filter, FILTERS, ROOT + "/wd:Response_Filter");
        Set<String> set = criteria == null ? Set.of() : flags(criteria, CRITERIA, ROOT + "/wd:Request_Criteria");
        Element group = named(parts, "Response_Group");
        return new GetWorkers(
                references == null ? null : references(references),
                references != null && isTrue(references.getAttributeNS(Soap.WD, "Skip_Non_Existing_Instances")),
                !set.contains("Exclude_Inactive_Workers"),
                !set.contains("Exclude_Employees"),
                date(named(filters, "As_Of_Effective_Date"), LocalDate.ofInstant(now, ZoneOffset.UTC)),
                moment(named(filters, "As_Of_Entry_DateTime"), now),
                number(named(filters, "Page"), 1, Integer.MAX_VALUE),
                number(named(filters, "Count"), 100, MAX_COUNT),
                group == null
                        ? Set.of("Include_Reference", "Include_Personal_Information", "Include_Employment_Information")
                        : flags(group, INCLUDES, ROOT + "/wd:Response_Group"));
    }

    boolean includes(String group) {
        return groups.contains("Include_" + group);
    }

    private static List<Reference> references(Element part) {
        List<Reference> references = new ArrayList<>();
        for (Element worker : parts(part, List.of("Worker_Reference"), ROOT + "/wd:Request_References")) {
            for (Element id : parts(worker, List.of("ID"), ROOT + "/wd:Request_References/wd:Worker_Reference")) {
                String type = id.getAttributeNS(Soap.WD, "type");
                if (!ID_TYPES.contains(type)) {
                    throw Soap.validation("'%s' is no type of a worker's ID".formatted(type), xpath(id));
                }
                references.add(new Reference(type, id.getTextContent()));
            }
        }
        return references;
    }

    /** Children in the order of {@code names}; only the last name may repeat where it is the only one. */
    private static List<Element> parts(Element parent, List<String> names, String xpath) {
        List<Element> parts = Soap.children(parent);
        int at = 0;
        Set<String> seen = new LinkedHashSet<>();
        for (Element part : parts) {
            int place = Soap.WD.equals(part.getNamespaceURI()) ? names.indexOf(part.getLocalName()) : -1;
            boolean again = !seen.add(part.getLocalName()) && names.size() > 1;
            if (place < at || again) {
                throw Soap.validation(
                        "Element '%s' is unknown, out of its order or there twice".formatted(part.getLocalName()),
                        xpath);
            }
            at = place;
        }
        return parts;
    }

    private static @Nullable Element named(List<Element> elements, String name) {
        return elements.stream()
                .filter(element -> name.equals(element.getLocalName()))
                .findFirst()
                .orElse(null);
    }

    /** The names of the flags that are set. */
    private static Set<String> flags(Element part, Set<String> known, String xpath) {
        for (Element flag : Soap.children(part)) {
            if (!Soap.WD.equals(flag.getNamespaceURI()) || !known.contains(flag.getLocalName())) {
                throw Soap.validation("Element '%s' is unknown".formatted(flag.getLocalName()), xpath);
            }
        }
        return Soap.children(part).stream()
                .filter(flag -> isTrue(flag.getTextContent()))
                .map(Element::getLocalName)
                .collect(Collectors.toSet());
    }

    private static boolean isTrue(String text) {
        return Stream.of("1", "true").anyMatch(text.strip()::equals);
    }

    private static LocalDate date(@Nullable Element element, LocalDate otherwise) {
        if (element == null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(element.getTextContent());
        } catch (DateTimeException e) {
            throw Soap.validation("'%s' is no date".formatted(element.getTextContent()), xpath(element));
        }
    }

    private static Instant moment(@Nullable Element element, Instant otherwise) {
        if (element == null) {
            return otherwise;
        }
        try {
            return OffsetDateTime.parse(element.getTextContent()).toInstant();
        } catch (DateTimeException e) {
            throw Soap.validation("'%s' is no dateTime".formatted(element.getTextContent()), xpath(element));
        }
    }

    private static int number(@Nullable Element element, int otherwise, int most) {
        if (element == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(element.getTextContent());
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused like any other bad value.
        }
        throw Soap.validation(
                "%s must be between 1 and %d, is '%s'"
                        .formatted(element.getLocalName(), most, element.getTextContent()),
                xpath(element));
    }

    private static String xpath(Element element) {
        return ROOT + "//wd:" + element.getLocalName();
    }

    /** Whether a worker is asked for. */
    boolean wants(Map<String, String> ids) {
        return references == null
                ? includesEmployees
                : references.stream().anyMatch(reference -> reference.id().equals(ids.get(reference.type())));
    }
}
