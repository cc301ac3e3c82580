package org.tallystick.simulators.salesforce;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What a test may choose of an org.
 *
 * @param time the wall clock, for tokens and query locators only; records are stamped by the org's own clock
 * @param tokenLife how long an access token is accepted
 * @param dailyRequests calls of the data API before {@code REQUEST_LIMIT_EXCEEDED}, counted since the start
 */
public record OrgSettings(InstantSource time, Duration tokenLife, int dailyRequests) {

    /** The system's clock, two hours, 100,000 requests. */
    public static OrgSettings ofDefaults() {
        return new OrgSettings(InstantSource.system(), Duration.ofHours(2), 100_000);
    }

    public OrgSettings withTime(InstantSource newTime) {
        return new OrgSettings(newTime, tokenLife, dailyRequests);
    }

    public OrgSettings withTokenLife(Duration newTokenLife) {
        return new OrgSettings(time, newTokenLife, dailyRequests);
    }

    public OrgSettings withDailyRequests(int newDailyRequests) {
        return new OrgSettings(time, tokenLife, newDailyRequests);
    }
}
