package org.tallystick.connector.dynamics365;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Entity;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Ref;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * How one type of master data becomes a row whose key we choose. Thread-safe.
 *
 * @param <T> the entity
 */
interface MasterForm<T extends Entity> {

    /** Where its rows are. */
    EntitySet set();

    /** The fields that follow the record: its content. All others people keep. */
    List<String> kept();

    /** A field's value as it is compared, in whatever form it comes: empty if it says nothing. A day comes back as a moment of it. */
    default String normal(String field, String text) {
        if (!field.endsWith("Date")) {
            return text;
        }
        String day = text.substring(0, Math.min(text.length(), MasterRow.NO_DAY.length()));
        return day.equals(MasterRow.NO_DAY) ? "" : day;
    }

    /**
     * Learns what must be known before rows are made; once it is known, without a call.
     *
     * @throws org.tallystick.spi.ConnectorException if it cannot be had: then nothing can be written
     */
    default void prepare() {}

    /** As {@link org.tallystick.spi.RecordSink#references} promises. */
    List<Ref<?>> references(T entity);

    /**
     * The row of a record, without a call.
     *
     * @throws BadRecordException if the record cannot be written as it is
     */
    MasterRow of(Write<T> write);

    /**
     * The company of a record: its legal entity's, else the one that its extension names.
     *
     * @throws BadRecordException if there is neither
     */
    static String company(Write<?> write, @Nullable Ref<LegalEntity> legalEntity) {
        String company =
                legalEntity == null ? extension(write, Dynamics365Extensions.COMPANY, "") : write.idOf(legalEntity);
        return company.toLowerCase(Locale.ROOT);
    }

    /**
     * The key of a record that {@code write} names, which must stand in the same company.
     *
     * @throws BadRecordException if it is another company's
     */
    static String inCompany(String company, String field, String id, Write<?> write) {
        CompanyKey named = CompanyKey.parse(id, field);
        if (!named.company().equals(company)) {
            throw new BadRecordException(Problem.ofField(
                    "COMPANY_MISMATCH",
                    field,
                    id,
                    "%s is of company %s, and its %s %s is another company's"
                            .formatted(write.record().ref(), company, field, named),
                    "Name one of company " + company));
        }
        return named.key();
    }

    /**
     * The extension of that name, else what is configured.
     *
     * @throws BadRecordException if there is neither
     */
    static String extension(Write<?> write, String name, String configured) {
        Map<String, String> extensions = write.record().header().extensions();
        return Optional.ofNullable(extensions.getOrDefault(name, configured))
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new BadRecordException(Problem.ofField(
                        "EXTENSION_ABSENT",
                        name,
                        null,
                        "%s has no '%s', which Dynamics 365 needs"
                                .formatted(write.record().ref(), name),
                        "Let what decides to create it set the extension, or configure a default where there is one")));
    }
}
