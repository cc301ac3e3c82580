package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.providers.TypeUsage;
import net.jqwik.api.statistics.Statistics;
import org.tallystick.model.Invoice;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** TCK-2: with this jar on the path, a property asks for what it needs by its type. */
class RegistrationTest {

    @Property
    void aRecordIsThereForTheAsking(@ForAll TimeEntry entry) {
        assertThat(entry.check()).isEmpty();
        Statistics.label("clock")
                .collect(entry.clock() != null)
                .coverage(seen -> seen.check(true).percentage(share -> share > 1));
    }

    @Property(tries = 20)
    void soAreValues(
            @ForAll Money amount,
            @ForAll UnitPrice price,
            @ForAll Quantity quantity,
            @ForAll Rate rate,
            @ForAll FxRate fx,
            @ForAll Period period,
            @ForAll Ref<Project> project) {
        assertThat(amount.plus(amount.negated()).signum()).isZero();
        assertThat(project.type()).isEqualTo(RecordType.PROJECT);
    }

    @Property(tries = 20)
    void aBrokenRecordIsOfTheTypeThatIsAskedFor(@ForAll BrokenRecord<Invoice> broken) {
        assertThat(broken.record()).isInstanceOf(Invoice.class);
    }

    @Property(tries = 20)
    @Domain(CanonicalDomain.class)
    void aTestMayNameTheDomainInstead(@ForAll TimeEntry entry, @ForAll CurrencyCode currency) {
        assertThat(entry.ref().type()).isEqualTo(RecordType.TIME_ENTRY);
        assertThat(currency.code()).hasSize(3);
    }

    @Example
    void eachTypeOfRecordHasItsGenerator() {
        CanonicalArbitraries provider = new CanonicalArbitraries();

        for (RecordType<?> type : RecordType.all()) {
            TypeUsage usage = TypeUsage.of(type.entityClass());
            assertThat(provider.canProvideFor(usage)).as(type.name()).isTrue();
            assertThatCode(() -> provider.provideFor(usage, none -> java.util.Set.of())
                            .iterator()
                            .next()
                            .sample())
                    .as(type.name())
                    .doesNotThrowAnyException();
        }
    }
}
