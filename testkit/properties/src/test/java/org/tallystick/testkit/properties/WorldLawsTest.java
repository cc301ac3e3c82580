package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;

/** TCK-2: generated worlds keep all laws, and have what a firm has. */
class WorldLawsTest {

    @Property(tries = 300)
    void aWorldKeepsEveryLaw(@ForAll World world) {
        assertThat(WorldLaws.check(world)).isEmpty();
        assertThat(WorldLaws.checkPostings(world)).isEmpty();
        assertThat(WorldLaws.checkLedger(world, Postings.RECEIVABLES)).isEmpty();
    }

    @Property(tries = 20)
    void soDoesALargeOne(@ForAll @WorldSize(parties = 6, contracts = 5, items = 20) World world) {
        assertThat(WorldLaws.check(world)).isEmpty();
        Statistics.label("more contracts than by default")
                .collect(world.all(RecordType.ENGAGEMENT).size() > 2)
                .coverage(seen -> seen.check(true).count(count -> count > 0));
    }

    @Property(tries = 100)
    void recordsHaveIdsOfTheirOwnAndNameOnlyRecordsOfTheWorld(@ForAll World world) {
        Set<Ref<?>> known = new HashSet<>();
        assertThat(world.records())
                .allSatisfy(record -> assertThat(known.add(record.ref())).isTrue());

        assertThat(world.records())
                .allSatisfy(record -> assertThat(refsIn(record)).isSubsetOf(known));
    }

    private static Stream<Object> refsIn(@Nullable Object value) {
        if (value instanceof Ref<?>) {
            return Stream.of(value);
        }
        if (value instanceof Collection<?> some) {
            return some.stream().flatMap(WorldLawsTest::refsIn);
        }
        return value instanceof Record && value.getClass().getPackage() == Entity.class.getPackage()
                ? Arrays.stream(value.getClass().getRecordComponents()).flatMap(part -> refsIn(part(value, part)))
                : Stream.of();
    }

    private static @Nullable Object part(Object record, RecordComponent component) {
        return RecordParts.get(record, component);
    }

    @Property(tries = 300)
    void worldsHaveAllThatAFirmHas(@ForAll World world) {
        for (RecordType<?> type : RecordType.all()) {
            Statistics.label(type.name()).collect(!world.all(type).isEmpty());
        }
        Statistics.label("correction")
                .collect(world.all(RecordType.TIME_ENTRY).stream().anyMatch(entry -> entry.corrects() != null))
                .coverage(seen -> seen.check(true).count(count -> count > 0));
        Statistics.label("books in another currency")
                .collect(world.all(RecordType.JOURNAL_ENTRY).stream().anyMatch(entry -> entry.fx() != null))
                .coverage(seen -> seen.check(true).count(count -> count > 0));
        Statistics.label("hierarchy")
                .collect(world.all(RecordType.CUSTOMER).stream().anyMatch(customer -> customer.parent() != null))
                .coverage(seen -> seen.check(true).count(count -> count > 0));
        for (RecordType<?> type : RecordType.all()) {
            Statistics.label(type.name()).coverage(seen -> seen.check(true).count(count -> count > 0));
        }
    }

    @Property(tries = 50)
    void aWorldPrintsAsAShortList(@ForAll World world) {
        String text = world.toString();

        assertThat(text).startsWith("World of " + world.records().size() + " records");
        world.all(RecordType.TIME_ENTRY).stream()
                .map(TimeEntry::ref)
                .forEach(ref -> assertThat(text).contains(ref.id()));
    }
}
