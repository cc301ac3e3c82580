package org.tallystick.testkit.properties;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;

/**
 * How a world came to be known: pages of changes, as a reader sees them. Some changes come late, some after newer ones, some twice; each
 * version comes at least once. Whoever keeps the newest version of each record ends with the world (I42, I43). A property asks for one with
 * {@code @ForAll History history}, and says with {@link WorldSize} how large its world may be. Immutable.
 *
 * @param world what all of it comes to
 * @param pages in the order in which they arrive; none is empty
 */
public record History(World world, List<List<Delivery>> pages) {

    public History {
        pages = pages.stream().map(List::copyOf).toList();
    }

    /** All that is delivered, in the order in which it arrives. */
    public List<Delivery> deliveries() {
        return pages.stream().flatMap(List::stream).toList();
    }

    /** The newest version of each record that is among {@code deliveries}, whatever their order. */
    public static Map<Ref<?>, Entity> lastVersions(Collection<Delivery> deliveries) {
        Map<Ref<?>, Delivery> last = new LinkedHashMap<>();
        deliveries.forEach(delivery -> last.merge(
                delivery.record().ref(), delivery, BinaryOperator.maxBy(Comparator.comparingInt(Delivery::version))));
        return last.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().record()));
    }

    /** One line for each page. */
    @Override
    public String toString() {
        return pages.stream()
                .map(page -> page.stream().map(Delivery::toString).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n", "History of %d pages%n".formatted(pages.size()), ""));
    }
}
