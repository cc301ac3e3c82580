package org.tallystick.simulators.workday;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers the report's address. The report has one prompt, {@value #PROMPT}, with a default: without it each worker is as delivered last. Source: the vendor contract sheet of Workday, sections 2
 * and 5.
 */
final class ReportService {
    private static final String BASIC = "Basic ";
    private static final String PROMPT = "Effective_as_of_Date";
    private static final Set<String> XML_FORMATS = Set.of("simplexml", "");

    private final Workers workers;
    private final Supplier<String> password;
    private final RestTokens tokens;

    ReportService(Workers workers, Supplier<String> password, RestTokens tokens) {
        this.workers = workers;
        this.password = password;
        this.tokens = tokens;
    }

    Response answer(Request request) {
        String user = user(request);
        if (!request.variable("tenant").equals(WorkdayTenant.TENANT)
                || !request.variable("owner").equals(WorkdayTenant.OWNER)
                || !request.variable("report").equals(WorkdayTenant.REPORT)) {
            throw refusal(404, "No such report");
        }
        if (!user.equals(WorkdayTenant.USER)) {
            throw refusal(403, "The report is not shared with " + WorkdayTenant.OTHER_USER);
        }
        String format = request.parameter("format").orElse("");
        if (format.equals("json")) {
            return Response.json(200, json(rows(request)));
        }
        if (XML_FORMATS.contains(format)) {
            return Response.text(200, "text/xml;charset=UTF-8", xml(rows(request)));
        }
        throw refusal(400, "The report has the formats json and simplexml");
    }

    private String user(Request request) {
        Optional<String> bearer = tokens.user(request);
        if (bearer.isPresent()) {
            return bearer.get();
        }
        String header = request.header("Authorization").orElse("");
        String credentials = header.startsWith(BASIC) ? decoded(header.substring(BASIC.length())) : "";
        for (String user : Set.of(WorkdayTenant.USER, WorkdayTenant.OTHER_USER)) {
            String secret = ":" + password.get();
            if (credentials.equals(user + secret) || credentials.equals(user + "@" + WorkdayTenant.TENANT + secret)) {
                return user;
            }
        }
        throw new Refusal(WorkdayTenant.refusal(401, "Invalid user name or password")
                .withHeader("WWW-Authenticate", "Basic realm=\"Workday\""));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Refusal refusal(int status, String reason) {
        return new Refusal(WorkdayTenant.refusal(status, reason));
    }

    /** A date of XML may end with a zone: {@code 2026-09-01-07:00}. */
    private Collection<ObjectNode> rows(Request request) {
        String day = request.parameter(PROMPT).orElse("");
        try {
            return day.isEmpty()
                    ? workers.rows()
                    : workers.history()
                            .asOf(LocalDate.parse(day, DateTimeFormatter.ISO_DATE), Instant.MAX)
                            .values();
        } catch (DateTimeParseException e) {
            throw refusal(400, "The value of the prompt " + PROMPT + " is no date");
        }
    }

    private static ObjectNode json(Collection<ObjectNode> rows) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = report.putArray("Report_Entry");
        rows.forEach(entries::add);
        return report;
    }

    private static String xml(Collection<ObjectNode> rows) {
        StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n")
                .append("<wd:Report_Data xmlns:wd=\"urn:com.workday.report/")
                .append(WorkdayTenant.REPORT)
                .append("\">\n");
        for (ObjectNode row : rows) {
            xml.append("<wd:Report_Entry>\n");
            for (Map.Entry<String, JsonNode> column : row.properties()) {
                String text = column.getValue().asString();
                String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
                xml.append("<wd:%1$s>%2$s</wd:%1$s>\n".formatted(column.getKey(), escaped));
            }
            xml.append("</wd:Report_Entry>\n");
        }
        return xml.append("</wd:Report_Data>\n").toString();
    }
}
