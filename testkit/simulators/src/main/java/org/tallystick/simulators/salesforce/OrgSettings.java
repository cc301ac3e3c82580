package org.tallystick.simulators.salesforce;

import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a test may choose of an org.
 *
 * @param time the wall clock, for tokens and query locators only; records are stamped by the org's own clock
 * @param tokenLife how long an access token is accepted
 * @param dailyRequests calls of the data API by all applications before {@code REQUEST_LIMIT_EXCEEDED}, counted since the start
 * @param bulkPolls how often a bulk job is asked for before it has ended
 * @param bulkFails whether bulk jobs end as failed
 * @param app which share of the calls the connected app has; nothing if answers do not speak of it
 * @param certificate the key (RSA) of the connected apps' certificate for the JWT bearer flow; nothing if they have none
 */
public record OrgSettings(
        InstantSource time,
        Duration tokenLife,
        int dailyRequests,
        int bulkPolls,
        boolean bulkFails,
        Optional<AppQuota> app,
        Optional<PublicKey> certificate) {

    /** A share that answers show. What becomes of an app that has used it up is not known: nothing does. */
    public record AppQuota(String name, int requests) {}

    /** The system's clock, two hours, 100,000 requests; bulk jobs end at once, well. */
    public static OrgSettings ofDefaults() {
        return new OrgSettings(
                InstantSource.system(), Duration.ofHours(2), 100_000, 0, false, Optional.empty(), Optional.empty());
    }

    public OrgSettings withTime(InstantSource newTime) {
        return new OrgSettings(newTime, tokenLife, dailyRequests, bulkPolls, bulkFails, app, certificate);
    }

    public OrgSettings withTokenLife(Duration newTokenLife) {
        return new OrgSettings(time, newTokenLife, dailyRequests, bulkPolls, bulkFails, app, certificate);
    }

    public OrgSettings withDailyRequests(int newDailyRequests) {
        return new OrgSettings(time, tokenLife, newDailyRequests, bulkPolls, bulkFails, app, certificate);
    }

    public OrgSettings withBulkPolls(int newBulkPolls) {
        return new OrgSettings(time, tokenLife, dailyRequests, newBulkPolls, bulkFails, app, certificate);
    }

    public OrgSettings withFailingBulk() {
        return new OrgSettings(time, tokenLife, dailyRequests, bulkPolls, true, app, certificate);
    }

    public OrgSettings withApp(AppQuota newApp) {
        return new OrgSettings(time, tokenLife, dailyRequests, bulkPolls, bulkFails, Optional.of(newApp), certificate);
    }

    public OrgSettings withCertificate(PublicKey newCertificate) {
        return new OrgSettings(time, tokenLife, dailyRequests, bulkPolls, bulkFails, app, Optional.of(newCertificate));
    }
}
