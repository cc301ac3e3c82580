package org.tallystick.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.validation.ReadmeTest.Answer.REFUSED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.Ref;
import org.tallystick.testkit.properties.BrokenRecord;
import org.tallystick.testkit.properties.Delivery;
import org.tallystick.testkit.properties.History;
import org.tallystick.testkit.properties.WorldSize;

/** The README's property tests, against an import and a system that are as small as can be. */
class ReadmeTest {

    private final MyImport myImport = new MyImport();

    enum Answer {
        TAKEN,
        REFUSED
    }

    private static final class MyImport {

        private final RecordValidator validator = RecordValidator.ofDefaults();

        Answer take(Entity record) {
            return validator.validate(record).isEmpty() ? Answer.TAKEN : REFUSED;
        }
    }

    private static final class MySystem {

        private final Map<Ref<?>, Delivery> newest = new HashMap<>();

        void take(List<Delivery> page) {
            page.forEach(change -> newest.merge(
                    change.record().ref(), change, (held, next) -> next.version() > held.version() ? next : held));
        }

        Collection<Entity> records() {
            return newest.values().stream().map(Delivery::record).toList();
        }
    }

    @Property
    void aBrokenInvoiceIsRefused(@ForAll BrokenRecord<Invoice> broken) {
        assertThat(myImport.take(broken.record())).as(broken.rule()).isEqualTo(REFUSED);
    }

    @Property(tries = 100)
    void whateverComesLateOrTwiceTheSystemEndsTheSame(@ForAll @WorldSize(contracts = 3) History history) {
        MySystem mySystem = new MySystem(); // jqwik keeps the fields of a test from try to try
        history.pages().forEach(mySystem::take);
        assertThat(mySystem.records())
                .containsExactlyInAnyOrderElementsOf(history.world().records());
    }

    @Example
    void theReadmeShowsThese() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        int chapter = readme.indexOf("## Property tests in your own CI\n");
        int from = readme.indexOf("```java\n", chapter) + "```java\n".length();
        String shown = readme.substring(from, readme.indexOf("```", from));

        assertThat(unindented(Files.readString(Path.of("src/test/java/org/tallystick/validation/ReadmeTest.java"))))
                .contains(unindented(shown));
    }

    /** In the README they stand further to the left. */
    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
