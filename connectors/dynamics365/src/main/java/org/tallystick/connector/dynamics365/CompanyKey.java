package org.tallystick.connector.dynamics365;

import java.util.Locale;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.spi.Problem;

/**
 * What a row is called outside: {@code <dataAreaId>/<key in the company>}, such as {@code jp50/C-00112}.
 *
 * @param company lower case, as it is stored
 * @param key in the company
 */
record CompanyKey(String company, String key) {

    CompanyKey {
        company = company.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads one.
     *
     * @param field of the record that names it
     * @throws BadRecordException if it is none
     */
    static CompanyKey parse(String text, String field) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash == text.length() - 1) {
            throw new BadRecordException(Problem.ofField(
                    "KEY_SYNTAX",
                    field,
                    text,
                    "'%s' is not <dataAreaId>/<key>".formatted(text),
                    "Map the record to its key in Dynamics 365, such as usmf/US-001"));
        }
        return new CompanyKey(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return company + "/" + key;
    }
}
