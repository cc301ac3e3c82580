package org.tallystick.connector.workday;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.tallystick.connector.http.XmlElement;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Asks for workers as they are on a day, after all that was entered until a moment. Source: the vendor contract sheet of Workday, section 4.2. */
final class WorkerDirectory {

    private static final String GROUPS = "<wd:Response_Group><wd:Include_Reference>1</wd:Include_Reference>"
            + "<wd:Include_Employment_Information>1</wd:Include_Employment_Information></wd:Response_Group>";

    private final HumanResources service;

    WorkerDirectory(HumanResources service) {
        this.service = service;
    }

    /**
     * What one call gave.
     *
     * @param workers in the order of the answer
     * @param total of the whole listing
     * @param pages of the whole listing
     */
    record Answer(List<XmlElement> workers, int total, int pages) {}

    /** One page of all workers, those who have left included. */
    Answer page(LocalDate day, WorkerPosition at) {
        return ask("<wd:Request_Criteria/>" + filter(day, at.moment(), at.page(), at.count()));
    }

    /** Of the workers with these numbers, those that exist on the day. */
    Answer ofThose(List<WorkerDocument.Id> ids, LocalDate day, Instant moment) {
        String references = ids.stream()
                .map(id -> "<wd:Worker_Reference><wd:ID wd:type=\"%s\">%s</wd:ID></wd:Worker_Reference>"
                        .formatted(HumanResources.escaped(id.type()), HumanResources.escaped(id.value())))
                .collect(Collectors.joining(
                        "",
                        "<wd:Request_References wd:Skip_Non_Existing_Instances=\"1\">",
                        "</wd:Request_References>"));
        return ask(references + filter(day, moment, 1, ids.size()));
    }

    private static String filter(LocalDate day, Instant moment, int page, int count) {
        return "<wd:Response_Filter><wd:As_Of_Effective_Date>%s</wd:As_Of_Effective_Date><wd:As_Of_Entry_DateTime>%s</wd:As_Of_Entry_DateTime><wd:Page>%d</wd:Page><wd:Count>%d</wd:Count></wd:Response_Filter>"
                .formatted(day, moment, page, count);
    }

    private Answer ask(String request) {
        XmlElement response = service.getWorkers(request + GROUPS);
        List<XmlElement> workers = response.first("Response_Data").stream()
                .flatMap(data -> data.all("Worker"))
                .toList();
        int here = number(response, "Page_Results");
        if (here != workers.size()) {
            throw shape("a page of %d workers says that it has %d".formatted(workers.size(), here));
        }
        return new Answer(workers, number(response, "Total_Results"), number(response, "Total_Pages"));
    }

    private static int number(XmlElement response, String name) {
        String text =
                response.first("Response_Results", name).map(XmlElement::text).orElse("");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw shape("%s is '%s', and no number".formatted(name, text));
        }
    }

    private static ConnectorException shape(String what) {
        return new ConnectorException(
                Problem.of(FailureKind.INVALID, "ANSWER_SHAPE", "The list of workers cannot be used: " + what)
                        .withRemedy("Nothing of it was taken; look at what the tenant answers"));
    }
}
