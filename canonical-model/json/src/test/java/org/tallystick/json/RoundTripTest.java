package org.tallystick.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import org.tallystick.model.BillingShare;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.Quantity;
import org.tallystick.testkit.properties.Records;

class RoundTripTest {

    private final JsonForm json = JsonForm.ofDefaults();

    @Provide
    Arbitrary<Entity> records() {
        return Records.any();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenIsReadBackEqual(@ForAll("records") Entity record) {
        RecordType<?> type = typeOf(record);

        byte[] bytes = json.writeBytes(record);

        assertThat(json.read(type, bytes)).isEqualTo(record);
        assertThat(json.read(type, new String(bytes, UTF_8))).isEqualTo(record);
    }

    /** CM-1: of each type, whatever the luck of the property above. */
    @Property(generation = GenerationMode.EXHAUSTIVE)
    void aThousandOfEachTypeAreReadBackEqual(@ForAll("types") RecordType<?> type) {
        RandomGenerator<? extends Entity> generator = Records.of(type).generator(1000);
        Random random = new Random(42);
        for (int i = 0; i < 1000; i++) {
            Entity record = generator.next(random).value();

            assertThat(json.read(type, json.writeBytes(record))).isEqualTo(record);
        }
    }

    @Provide
    Arbitrary<RecordType<?>> types() {
        return Arbitraries.of(RecordType.all());
    }

    /** CM-8: the axes are separate, so what was billed and credited can be approved, and replaced, all at once. */
    @Example
    void anApprovedEntryThatWasCreditedAndBilledAgainIsReadBackEqual() {
        TimeEntry credited = TimeEntryBuilder.builder()
                .header(Header.of(new Ref<>("psa", RecordType.TIME_ENTRY, "T-2")))
                .workDate(LocalDate.of(2026, 8, 31))
                .hours(Quantity.of("8"))
                .billable(true)
                .approval(Approval.APPROVED)
                .billing(new TimeBilling(
                        BillingState.CREDITED,
                        null,
                        List.of(
                                new BillingShare(BillingState.CREDITED, Quantity.of("3")),
                                new BillingShare(BillingState.INVOICED, Quantity.of("5")))))
                .corrects(new Ref<>("psa", RecordType.TIME_ENTRY, "T-1"))
                .build();

        assertThat(json.read(RecordType.TIME_ENTRY, json.writeBytes(credited))).isEqualTo(credited);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void whatIsReadBackIsWrittenInTheSameBytes(@ForAll("records") Entity record) {
        String document = json.write(record);

        Entity again = json.read(typeOf(record), document);

        assertThat(json.write(again)).isEqualTo(document);
        assertThat(Fingerprint.of(json.writeBytes(again))).isEqualTo(Fingerprint.of(document.getBytes(UTF_8)));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void recordsThatDifferHaveDifferentFingerprints(@ForAll("records") Entity one, @ForAll("records") Entity other) {
        boolean sameFingerprint = Fingerprint.of(json.writeBytes(one)).equals(Fingerprint.of(json.writeBytes(other)));

        assertThat(sameFingerprint).isEqualTo(one.equals(other));
    }

    private static RecordType<?> typeOf(Entity record) {
        return RecordType.all().stream()
                .filter(type -> type.entityClass() == record.getClass())
                .findFirst()
                .orElseThrow();
    }
}
