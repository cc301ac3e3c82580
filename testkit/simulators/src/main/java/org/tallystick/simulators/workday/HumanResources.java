package org.tallystick.simulators.workday;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.w3c.dom.Element;
import tools.jackson.databind.node.ObjectNode;

/** The SOAP service {@code Human_Resources}, of which it knows {@code Get_Workers}. Source: the vendor contract sheet of Workday, section 4.2. */
final class HumanResources {

    private static final Set<String> VERSIONS = Set.of("v44.0", "v44.1", "v44.2", "v45.0");
    private static final String PASSWORD_TEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

    private final WorkerHistory history;
    private final Supplier<String> password;
    private final InstantSource clock;

    HumanResources(WorkerHistory history, Supplier<String> password, InstantSource clock) {
        this.history = history;
        this.password = password;
        this.clock = clock;
    }

    Response answer(Request request) {
        if (!request.variable("tenant").equals(WorkdayTenant.TENANT)) {
            throw new Refusal(WorkdayTenant.refusal(404, "There is no such tenant"));
        }
        if (!request.header("Content-Type").orElse("").startsWith("text/xml")) {
            throw Soap.client("The content type of SOAP 1.1 is text/xml");
        }
        String version = request.variable("version");
        if (!VERSIONS.contains(version)) {
            throw Soap.client("Invalid service version " + version);
        }
        Element envelope = Soap.envelope(request.body());
        authenticate(envelope);
        Element operation = Soap.child(envelope, Soap.ENVELOPE, "Body").stream()
                .flatMap(body -> Soap.children(body).stream())
                .findFirst()
                .orElseThrow(() -> Soap.client("The body is empty"));
        if (!Soap.is(operation, Soap.WD, "Get_Workers_Request")) {
            throw Soap.client("Invalid request element " + operation.getLocalName());
        }
        if (!operation.getAttributeNS(Soap.WD, "version").equals(version)) {
            throw Soap.validation(
                    "The version of the request is not that of its address", "/wd:Get_Workers_Request/@wd:version");
        }
        Response answer = workers(GetWorkers.of(operation, clock.instant()));
        return request.header("Accept-Encoding").orElse("").contains("gzip")
                ? answer.withHeader("Content-Encoding", "gzip")
                : answer;
    }

    private void authenticate(Element envelope) {
        Element token = Soap.child(envelope, Soap.ENVELOPE, "Header")
                .flatMap(header -> Soap.child(header, Soap.WSSE, "Security"))
                .flatMap(security -> Soap.child(security, Soap.WSSE, "UsernameToken"))
                .orElseThrow(Soap::security);
        String user = Soap.child(token, Soap.WSSE, "Username")
                .map(Element::getTextContent)
                .orElse("");
        boolean isGood = Soap.child(token, Soap.WSSE, "Password")
                .filter(secret -> secret.getAttribute("Type").equals(PASSWORD_TEXT))
                .filter(secret -> secret.getTextContent().equals(password.get()))
                .isPresent();
        if (isGood && user.equals(WorkdayTenant.OTHER_USER + "@" + WorkdayTenant.TENANT)) {
            throw Soap.rights();
        }
        if (!isGood || !user.equals(WorkdayTenant.USER + "@" + WorkdayTenant.TENANT)) {
            throw Soap.security();
        }
    }

    private Response workers(GetWorkers asked) {
        List<ObjectNode> found = new ArrayList<>();
        List<GetWorkers.Reference> missing =
                new ArrayList<>(asked.references() == null ? List.of() : asked.references());
        history.asOf(asked.day(), asked.moment()).forEach((id, worker) -> {
            Map<String, String> ids = Map.of("WID", wid(id), "Employee_ID", id);
            missing.removeIf(reference -> reference.id().equals(ids.get(reference.type())));
            if (asked.wants(ids) && (asked.includesInactive() || isActive(worker, asked.day()))) {
                found.add(worker);
            }
        });
        if (!missing.isEmpty() && !asked.skipsMissing()) {
            throw Soap.validation(
                    "Invalid ID value. '%s' is not a valid ID value for type = '%s'"
                            .formatted(missing.get(0).id(), missing.get(0).type()),
                    "/wd:Get_Workers_Request/wd:Request_References/wd:Worker_Reference");
        }
        long from = (long) (asked.page() - 1) * asked.count();
        List<ObjectNode> page = found.stream().skip(from).limit(asked.count()).toList();
        StringBuilder xml = new StringBuilder("<wd:Get_Workers_Response xmlns:wd=\"%s\">".formatted(Soap.WD))
                .append(
                        "<wd:Response_Results><wd:Total_Results>%d</wd:Total_Results><wd:Total_Pages>%d</wd:Total_Pages>"
                                .formatted(found.size(), (found.size() + asked.count() - 1) / asked.count()))
                .append(
                        "<wd:Page_Results>%d</wd:Page_Results><wd:Page>%d</wd:Page></wd:Response_Results><wd:Response_Data>"
                                .formatted(page.size(), asked.page()));
        page.forEach(worker -> xml.append(xml(worker, asked)));
        return Soap.answer(
                xml.append("</wd:Response_Data></wd:Get_Workers_Response>").toString());
    }

    private static String xml(ObjectNode worker, GetWorkers asked) {
        String id = worker.path("Employee_ID").asString();
        StringBuilder xml = new StringBuilder("<wd:Worker>");
        if (asked.includes("Reference")) {
            xml.append(
                    "<wd:Worker_Reference><wd:ID wd:type=\"WID\">%s</wd:ID><wd:ID wd:type=\"Employee_ID\">%s</wd:ID></wd:Worker_Reference>"
                            .formatted(wid(id), Soap.escaped(id)));
        }
        xml.append(element("Worker_Descriptor", text(worker, "Worker"))).append("<wd:Worker_Data>");
        xml.append(element("Worker_ID", id));
        if (asked.includes("Employment_Information")) {
            xml.append(employment(worker, asked.day()));
        }
        return xml.append("</wd:Worker_Data></wd:Worker>").toString();
    }

    private static String employment(ObjectNode worker, LocalDate day) {
        String terminated = text(worker, "Termination_Date");
        StringBuilder xml = new StringBuilder(
                        "<wd:Employment_Data><wd:Worker_Job_Data wd:Primary_Job=\"1\"><wd:Position_Data>")
                .append(element("Business_Title", text(worker, "Business_Title")))
                .append(element("Start_Date", text(worker, WorkerHistory.HIRED)));
        String profile = text(worker, "Job_Profile");
        if (!profile.isEmpty()) {
            xml.append("<wd:Job_Profile_Summary_Data>")
                    .append(element("Job_Profile_Name", profile))
                    .append("</wd:Job_Profile_Summary_Data>");
        }
        return xml.append("</wd:Position_Data></wd:Worker_Job_Data><wd:Worker_Status_Data>")
                .append(element("Active", isActive(worker, day) ? "1" : "0"))
                .append(element("Hire_Date", text(worker, WorkerHistory.HIRED)))
                .append(element("Original_Hire_Date", text(worker, "Original_Hire_Date")))
                .append(element("Terminated", isActive(worker, day) ? "0" : "1"))
                .append(element("Termination_Date", terminated))
                .append("</wd:Worker_Status_Data></wd:Employment_Data>")
                .toString();
    }

    private static boolean isActive(ObjectNode worker, LocalDate day) {
        String terminated = text(worker, "Termination_Date");
        return terminated.isEmpty() || !LocalDate.parse(terminated).isBefore(day);
    }

    private static String element(String name, String text) {
        return text.isEmpty() ? "" : "<wd:%1$s>%2$s</wd:%1$s>".formatted(name, Soap.escaped(text));
    }

    private static String text(ObjectNode worker, String column) {
        return worker.path(column).asString("");
    }

    private static String wid(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
