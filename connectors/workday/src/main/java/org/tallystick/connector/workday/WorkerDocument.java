package org.tallystick.connector.workday;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonText;
import org.tallystick.connector.http.XmlElement;
import org.tallystick.model.ResourceKind;
import org.tallystick.model.state.ResourceStatus;
import org.tallystick.model.value.Period;
import org.tallystick.spi.Problem;

/**
 * A worker of {@code Get_Workers} as it is kept: as {@link FlatXml} gives it, as of today; and as of the horizon under {@code Ahead/…} where that
 * differs. One who begins after today has the second alone.
 *
 * @param texts by path
 */
record WorkerDocument(@JsonAnySetter Map<String, Object> texts) {

    private static final JsonBinder<WorkerDocument> BINDER = JsonBinder.of(WorkerDocument.class);
    private static final String AHEAD = "Ahead/";
    private static final String WORKER = "Worker_Data/";
    private static final String STATUS = WORKER + "Employment_Data/Worker_Status_Data/";
    private static final String JOB = WORKER + "Employment_Data/Worker_Job_Data";

    /** One id of a worker. */
    record Id(String type, String value) {}

    /** The document's text. */
    static String text(@Nullable XmlElement today, XmlElement ahead) {
        Map<String, Object> texts = new LinkedHashMap<>();
        Map<String, String> now = today == null ? Map.of() : FlatXml.of(today);
        Map<String, String> then = FlatXml.of(ahead);
        texts.putAll(now);
        if (!now.equals(then)) {
            then.forEach((path, text) -> texts.put(AHEAD + path, text));
        }
        return JsonText.of(texts);
    }

    /**
     * Of its text.
     *
     * @throws BadRecordException if it is none
     */
    static WorkerDocument parse(String json) {
        return BINDER.bind(json);
    }

    /**
     * The id by which a worker is known on any day; none if it has none of these. Who changes from contingent worker to employee has another number
     * from that day on; the WID, which differs between tenants, stays.
     */
    static Optional<Id> idOf(XmlElement worker) {
        List<Id> ids = worker.first("Worker_Reference").stream()
                .flatMap(reference -> reference.all("ID"))
                .map(id -> new Id(id.attributes().getOrDefault("type", ""), id.text()))
                .toList();
        return Stream.of("WID", "Employee_ID", "Contingent_Worker_ID")
                .flatMap(type -> ids.stream().filter(id -> id.type().equals(type)))
                .findFirst();
    }

    /**
     * The employee number.
     *
     * @throws BadRecordException if there is none
     */
    String workerId() {
        return findNumber()
                .orElseThrow(() -> bad(
                        WORKER + "Worker_ID", null, "The worker has no number", "Give the worker a number in Workday"));
    }

    /** The same; none if there is none. */
    Optional<String> findNumber() {
        return Stream.of(
                        WORKER + "Worker_ID",
                        "Worker_Reference/ID[Employee_ID]",
                        "Worker_Reference/ID[Contingent_Worker_ID]")
                .flatMap(path -> Stream.ofNullable(either(path)))
                .findFirst();
    }

    /** As shown. */
    @Nullable String name() {
        return either("Worker_Descriptor");
    }

    /** What stands at a path below the position of the primary job. */
    @Nullable String ofPosition(String path) {
        String job = JOB;
        for (int i = 2; !isPrimary(job) && hasJob(i); i++) {
            job = "%s[%d]".formatted(JOB, i);
        }
        String found = isPrimary(job) ? job : JOB;
        return either(found + "/Position_Data/" + path);
    }

    /** Employee or contingent worker, by the id that it has. */
    @Nullable ResourceKind kind() {
        if (either("Worker_Reference/ID[Employee_ID]") != null) {
            return ResourceKind.EMPLOYEE;
        }
        return either("Worker_Reference/ID[Contingent_Worker_ID]") == null ? null : ResourceKind.CONTRACTOR;
    }

    /** As of today; none if Workday says neither that the worker is active nor that the employment ended. */
    @Nullable ResourceStatus status() {
        if (!isKnownToday()) {
            return ResourceStatus.PENDING;
        }
        if (isTrue(get(STATUS + "Terminated"))) {
            return ResourceStatus.TERMINATED;
        }
        return isTrue(get(STATUS + "Active")) ? ResourceStatus.ACTIVE : null;
    }

    /**
     * Today's employment, and the one at the horizon if it is another or ends otherwise. Workday's days of an end are the last ones. One that has
     * no end yet, or a later one, ends where the next begins: its own end was entered for a day between, of which neither view tells.
     */
    List<Period> employment() {
        NavigableMap<LocalDate, LocalDate> lastDays = new TreeMap<>();
        for (String when : List.of("", AHEAD)) {
            LocalDate hired = date(when, "Hire_Date");
            if (hired != null) {
                lastDays.put(hired, requireNonNullElse(lastDay(when, hired), LocalDate.MAX));
            }
        }
        List<Period> employment = new ArrayList<>();
        lastDays.forEach((hired, last) -> {
            LocalDate next = lastDays.higherKey(hired);
            LocalDate end = next == null || last.isBefore(next) ? last : next.minusDays(1);
            employment.add(Period.inclusive(hired, end.equals(LocalDate.MAX) ? null : end));
        });
        return employment;
    }

    private @Nullable LocalDate lastDay(String when, LocalDate hired) {
        return Stream.of("Termination_Date", "End_Employment_Date")
                .flatMap(name -> Stream.ofNullable(date(when, name)))
                .filter(end -> !end.isBefore(hired))
                .findFirst()
                .orElse(null);
    }

    private boolean isKnownToday() {
        return texts.keySet().stream().anyMatch(path -> !path.startsWith(AHEAD));
    }

    private boolean hasJob(int number) {
        String today = "%s[%d]/".formatted(JOB, number);
        return texts.keySet().stream().anyMatch(path -> path.startsWith(today) || path.startsWith(AHEAD + today));
    }

    private boolean isPrimary(String job) {
        return isTrue(either(job + "/@Primary_Job"));
    }

    /** Both forms of XML Schema. */
    private static boolean isTrue(@Nullable String text) {
        return "1".equals(text) || "true".equals(text);
    }

    private @Nullable LocalDate date(String when, String name) {
        String path = when + STATUS + name;
        String text = get(path);
        return text == null ? null : Days.parse(path, text);
    }

    /** As of today, or as of the horizon for one who begins later. */
    private @Nullable String either(String path) {
        return get(isKnownToday() ? path : AHEAD + path);
    }

    private @Nullable String get(String path) {
        Object value = texts.get(path);
        if (value == null || value.equals("")) {
            return null;
        }
        if (value instanceof String text) {
            return text;
        }
        throw bad(path, null, "'%s' is no text".formatted(path), "Give it as text");
    }

    private static BadRecordException bad(String path, @Nullable String value, String message, String remedy) {
        return new BadRecordException(Problem.ofField(
                path.endsWith("Worker_ID") ? "EMPLOYEE_ID_ABSENT" : "VALUE", path, value, message, remedy));
    }
}
