package org.tallystick.simulators.dynamics365;

import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Set;

/** What a test may set. */
record Settings(
        InstantSource clock,
        Set<YearMonth> closedPeriods,
        String defaultCompany,
        int pageSize,
        int requestLimit,
        Duration operationTime) {}
