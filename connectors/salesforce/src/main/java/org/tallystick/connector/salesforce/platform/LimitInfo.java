package org.tallystick.connector.salesforce.platform;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.spi.Allowance;

/**
 * What an answer says of the org's calls of the last 24 hours, as {@code api-usage=118/100000}. The share of one connected app, which may follow as
 * {@code per-app-api-usage=17/250(appName=x)}, is another count and not read. Source: the vendor contract sheet of Salesforce, section 6.
 */
final class LimitInfo {

    private static final String HEADER = "Sforce-Limit-Info";
    private static final Pattern OF_ORG = Pattern.compile("(?:^|[,\\s])api-usage=(\\d{1,18})/(\\d{1,18})(?!\\d)");

    private LimitInfo() {}

    /** None if the answer does not say, as those without a body do not, or in other words. */
    static Optional<Allowance> of(HttpAnswer answer, Instant seenAt) {
        return answer.header(HEADER)
                .map(OF_ORG::matcher)
                .filter(Matcher::find)
                .map(usage -> new Allowance(Long.parseLong(usage.group(1)), Long.parseLong(usage.group(2)), seenAt));
    }
}
