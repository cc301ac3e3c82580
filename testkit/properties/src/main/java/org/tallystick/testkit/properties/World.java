package org.tallystick.testkit.properties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;

/**
 * All records of one firm: its company, customers, people and prices; sales, contracts with amendments, projects, weeks of time and costs,
 * milestones, approvals and corrections; what was billed, taxed, credited and paid, and what vendors billed; revenue, and the books. They name each other, and {@link WorldLaws} holds.
 * A property asks for one with {@code @ForAll World world}, and says how large with {@link WorldSize}. Immutable.
 *
 * @param records each once, by types, in the order of {@link RecordType#all()}
 */
public record World(List<Entity> records) {

    public World {
        records = List.copyOf(records);
    }

    /** Those of one type, in the order of the world. */
    public <T extends Entity> List<T> all(RecordType<T> type) {
        return records.stream()
                .filter(type.entityClass()::isInstance)
                .map(type.entityClass()::cast)
                .toList();
    }

    /** The record that {@code ref} names. */
    public <T extends Entity> Optional<T> find(Ref<T> ref) {
        return records.stream()
                .filter(record -> record.ref().equals(ref))
                .findFirst()
                .map(ref.type().entityClass()::cast);
    }

    /** One line for each type: {@code time-entry: T-1, T-2}. Customers, people, contracts and projects with their names. */
    @Override
    public String toString() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        records.forEach(record -> lines.merge(record.ref().type().name(), List.of(text(record)), World::joined));
        return lines.entrySet().stream()
                .map(line -> line.getKey() + ": " + String.join(", ", line.getValue()))
                .collect(Collectors.joining("\n", "World of " + records.size() + " records\n", ""));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String text(Entity record) {
        String id = record.ref().id();
        if (record instanceof Customer customer) {
            return "%s (%s)".formatted(id, customer.name());
        }
        if (record instanceof Resource person) {
            return "%s (%s)".formatted(id, person.name());
        }
        if (record instanceof Engagement contract) {
            return "%s (%s)".formatted(id, contract.name());
        }
        return record instanceof Project project ? "%s (%s)".formatted(id, project.name()) : id;
    }
}
