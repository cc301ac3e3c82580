package org.tallystick.testkit.connector;

import static org.tallystick.spi.WriteStrategy.NATIVE_KEY;
import static org.tallystick.spi.WriteStrategy.PROBE_THEN_CREATE;
import static org.tallystick.spi.WriteStrategy.UNIQUE_BUSINESS_KEY;
import static org.tallystick.spi.WriteStrategy.UPSERT_BY_EXTERNAL_KEY;

import java.time.Duration;
import java.util.List;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/** Connectors with one bug each, the rule that catches it, and what the rule says. */
final class Museum {

    private Museum() {}

    /** One of them. */
    record Exhibit(String rule, String says, Variant variant) {

        @Override
        public String toString() {
            return rule + " " + variant.bugs();
        }
    }

    static List<Exhibit> all() {
        return List.of(
                bug("r1", Bug.STOPS_AT_A_FULL_PAGE, "pages of 1 lost [r001, "),
                bug("r1", Bug.SKIPS_ONE, "pages of 1 lost [r001, "),
                bug("r1", Bug.REPEATS_LAST, "its cursor has not moved"),
                bug("r2", Bug.TIES_ARE_PASSED, "pages of 1, most with one change mark lost [r001, r003"),
                bug("r3", Bug.STAYS_AT_A_STAMP, "its cursor has not moved"),
                bug("r4", Bug.IGNORES_LIMIT, "a page of 8, asked for 3"),
                bug("r5", Bug.KEEPS_POSITION, "one cursor gave [r002, r003], and then"),
                bug("r6", Bug.TAKES_CUT_PAGE, "CUT_REPLY was read as a page of 3"),
                bug("r6", Bug.TAKES_GARBAGE, "GARBAGE_REPLY was read as a page of 0"),
                bug("r7", Bug.TOTAL_OF_PAGE, "of 7 documents the totals are [3, 3, 1]"),
                bug("r8", Bug.PAGES_BY_OFFSET, "a change between pages lost [r002]"),
                bug("r10", Bug.ADDS_A_SECOND, "a document one step (PT1S) after the last was not read"),
                bug("r11", Bug.KEEPS_HIGH_WATER, "of r001 and r002 only [] came"),
                bug("r12", Bug.DROPS_WHAT_IS_LATE, "a document that appeared PT10S late was not read"),
                bug(
                        "r13",
                        Bug.SEES_NO_UPDATES,
                        "the increments end with r000 as 1 Design 0|101.25|EUR, a full reading gives 2 "),
                bug("r14", Bug.LOSES_CURSOR_WHEN_QUIET, "a reading without news gave no cursor"),
                bug("r15", Bug.HIDES_DELETES, "document r001 was not read"),
                bug("r15", Bug.DELETED_AS_IT_WAS, "deleted r001 was read as it was"),
                bug(
                        "r15",
                        Bug.DENIES_DELETES,
                        "deletes do not show, by declaration, and deleted r001 is read as if it were there"),
                bug("r20", Bug.VERSION_IS_THE_CLOCK, "one state was read as version 1 and as 2"),
                bug("r20", Bug.VERSION_IS_CONSTANT, "the newer state has version 1, the older 1"),
                bug(
                        "r21",
                        Bug.LEAVES_OUT_AMOUNT,
                        "document r000 does not build: org.tallystick.model.MissingFieldsException: Milestone lacks amount"),
                bug("r21", Bug.ONE_REF_FOR_ALL, "3 documents gave only the refs [paper/milestone/r]"),
                bug("r22", Bug.RAW_IS_THE_ID, "the raw document of r000 did not change with it"),
                bug("r23", Bug.MAPS_ONCE, "revisions 1 and 2 of r000 are read as the same records"),
                bug("r24", Bug.PAGE_DIES, "INVALID AMOUNT: the amount is no number"),
                bug("r25", Bug.FETCHES_DELETED, "deleted r002 was fetched as if it were there"),
                bug("r26", Bug.SWEEPS_ONE_PAGE, "the sweep does not list r003"),
                bug("r27", Bug.MAPS_BY_READING, "mapping a stored document called the system"),
                bug("r28", Bug.READS_TWO_DECIMALS, "r001 says 1.234 KWD, and was read with the amounts [1.230 KWD]"),
                bug("r28", Bug.READS_ONE_CURRENCY, "r000 says 1235 JPY, and was read with the amounts [1235.00 EUR]"),
                bug("w1", Bug.ALWAYS_GREEN, "after one write there are 0 records"),
                bug("w2", Bug.UPDATES_NOTHING, "an update by remote id changed nothing"),
                bug("w3", Bug.OUTCOMES_IN_OTHER_ORDER, "write 0 has the outcome d5, and under its key is"),
                bug(
                        "w4",
                        Bug.ONE_REFUSED_REFUSES_ALL,
                        "the good record 1 of a batch in which [0] are refused: REJECTED with REFUSED RULE"),
                lie("w5", PROBE_THEN_CREATE, claims(PROBE_THEN_CREATE, 20, true), "a refused batch left 2 records"),
                lie("w6", PROBE_THEN_CREATE, claims(PROBE_THEN_CREATE, 50, false), "of a batch of 50 50 failed"),
                bug("w7", Bug.THROWS_FOR_ONE, "REFUSED RULE: one record was refused"),
                bug("w7", Bug.REFUSAL_IS_RETRIED, "what the system refuses came back as RETRY with UNAVAILABLE RULE"),
                bug("w8", Bug.REFERENCES_ASK, "naming references called the system"),
                bug("w9", Bug.FOLDS_KEYS, "under tck-abc into 'Design 2|101.25|EUR|"),
                lie(
                        "w20",
                        PROBE_THEN_CREATE,
                        claims(UPSERT_BY_EXTERNAL_KEY, 20, false),
                        "the same write twice made 2 records"),
                lie(
                        "w20",
                        PROBE_THEN_CREATE,
                        claims(UNIQUE_BUSINESS_KEY, 20, false),
                        "the same write twice made 2 records"),
                bug("w21", Bug.LOST_IS_RETRIED, "REPLY_LOST came back as RETRY with OUTCOME_UNKNOWN"),
                bug(
                        "w21",
                        Bug.LOST_IS_THROWN,
                        "REPLY_LOST was thrown as OUTCOME_UNKNOWN, which says that nothing was sent"),
                bug("w22", NATIVE_KEY, Bug.KEY_PER_ATTEMPT, "a write whose reply was lost, sent again, made 2 records"),
                bug("w23", Bug.DOWN_IS_REJECTED, "a system that is down came back as REJECTED"),
                bug(
                        "w24",
                        UNIQUE_BUSINESS_KEY,
                        Bug.THERE_IS_GOOD_ENOUGH,
                        "came back as UNCHANGED as d1, and the target has"),
                bug("w25", UNIQUE_BUSINESS_KEY, Bug.OVERWRITES, "was overwritten with"),
                lie("w26", NATIVE_KEY, longKeys(), "a key declared to live PT24H was forgotten a second before"),
                bug(
                        "w28",
                        PROBE_THEN_CREATE,
                        Bug.THROWS_WITHIN_A_BATCH,
                        "UNAVAILABLE came after 1 calls of a batch of 3: record 0 is there, and the batch was thrown"),
                bug(
                        "w28",
                        PROBE_THEN_CREATE,
                        Bug.ONE_CALL_SPEAKS_FOR_ALL,
                        "record 0 is there, and its outcome is RETRY with UNAVAILABLE DOWN"),
                bug("w40", Bug.DIGEST_AS_SENT, "sent was 'Design 1 |"),
                bug("w41", Bug.DIGEST_OF_ATTEMPT, "the digest of one content differs by attempt"),
                bug("w41", Bug.DIGEST_WITHOUT_AMOUNT, "two contents have one digest: 'Design 1||EUR"),
                bug(
                        "w41",
                        Bug.DIGEST_WITHOUT_PROJECT,
                        "the same amounts have the same digest, whichever records of [project] are named"),
                bug("w42", Bug.CUTS_TEXT, "a text one longer than the limit came back as APPLIED"),
                bug("w42", Bug.NAMES_NO_FIELD, "the refusal names no field: REJECTED with INVALID LENGTH"),
                bug("w43", Bug.FLOAT_AMOUNTS, "9007199254740993.01 USD was written, and"),
                bug("w43", Bug.TWO_DECIMALS, "1.234 KWD was written, and 1.230 KWD is there"),
                bug(
                        "w44",
                        Bug.NORMAL_FORM_AS_SENT,
                        "of tck-1 was read what normalForm() does not tell: /project is null, and was to be paper/project/remote-p1; /name is Design 1, and was to be Design 1 ."),
                bug("w45", Bug.ENDS_NOTHING, "tck-1 was ended, and of it and tck-2 were found [tck-1, tck-2]"),
                bug("k1", Bug.FINDS_BY_PREFIX, "of tck-1 and tck-2 were found [tck-1, tck-11]"),
                bug("k2", Bug.LOOKS_UP_THE_FIRST_500, "of 1202 keys, the first and the last there, were found [tck-1]"),
                bug("k3", Bug.NOTHING_FOUND_WHEN_DOWN, "under UNAVAILABLE the look-up gave an answer"),
                bug("k4", Bug.LISTS_ONE_PAGE, "of 1 list ["),
                bug("k5", Bug.LISTS_ANOTHER_DIGEST, "listed is Found["),
                lie("k6", UPSERT_BY_EXTERNAL_KEY, noLag(), "PT0S after the write it is not found"),
                bug("e1", Bug.DOWN_IS_INVALID, "UNAVAILABLE came back as INVALID DOWN"),
                bug("e2", Bug.THROTTLED_IS_DOWN, "THROTTLED_SECONDS came back as UNAVAILABLE SLOW_DOWN"),
                bug("e2", Bug.DROPS_WAIT, "THROTTLED_SECONDS asks for 7 s, the problem for nothing"),
                bug("e2", Bug.DATE_WAIT_IGNORED, "THROTTLED_DATE asks for 7 s, the problem for nothing"),
                bug("e3", Bug.TRUSTS_WAIT, "read threw java.lang.NumberFormatException"),
                bug("e4", Bug.BAD_LOGIN_IS_REFUSED, "UNAUTHORIZED came back as REFUSED BAD_TOKEN"),
                bug("e5", Bug.OVERLOAD_IS_BAD_LOGIN, "OVERLOAD_AS_UNAUTHORIZED came back as UNAUTHORIZED OVERLOADED"),
                bug("e6", Bug.PERIOD_IS_REFUSED, "a closed period came back as REJECTED with REFUSED PERIOD"),
                bug("e7", Bug.RETRIES, "read succeeded though one call failed: 2 calls were made"),
                bug("e8", Bug.NO_CODE, "the code is '' and the message 'down for maintenance'"),
                bug("e9", Bug.HELD_IS_REFUSED, "a record that another holds came back as REJECTED with REFUSED HELD"),
                bug("l1", Bug.DECLARES_WHAT_IS_NOT_THERE, "of project reading is declared, and source() gives none"),
                bug("l1", Bug.SINK_WITHOUT_LOOKUP, "of milestone there is a sink and no lookup"),
                bug("l1", Bug.SINK_WITHOUT_DECLARATION, "of milestone there is a sink, and no declaration"),
                bug("l1", Bug.DECLARATION_WITHOUT_SINK, "of milestone writing is declared, and sink() gives none"),
                bug("l2", Bug.EAGER, "1 calls were made"),
                bug("l3", Bug.CHECK_READS, "after check() the reading goes on elsewhere"),
                bug("l4", Bug.CHECK_ASKS_NOTHING, "check() is content with refused credentials"),
                bug("l5", Bug.READS_IN_ONE_THREAD, "the buffer is in use"),
                bug("l6", Bug.WRITES_IN_ONE_THREAD, "a batch is open"),
                bug("l7", Bug.CLOSES_ONCE, "close() threw java.lang.IllegalStateException: closed already"),
                bug("l8", Bug.KEEPS_TOKEN, "after a rotation the call failed with UNAUTHORIZED"),
                bug("l9", Bug.ALLOWANCE_ASKS, "before the first answer allowance() made 1 calls"),
                bug(
                        "l9",
                        Bug.ALLOWANCE_NEEDS_AN_ANSWER,
                        "before the first answer allowance() threw java.util.NoSuchElementException"),
                bug(
                        "l9",
                        Bug.ALLOWANCE_NEEDS_AN_OPEN_CONNECTOR,
                        "after close() allowance() threw java.lang.IllegalStateException: closed"),
                bug("x1", Bug.SHOWS_TOKEN, "toString() of the connector shows a secret (plain)"),
                bug("x2", Bug.SHOWS_CREDENTIALS, "shows a secret (Base64)"),
                bug("x2", Bug.REPEATS_ANSWER, "the failure of a call under ECHO shows a secret (plain)"),
                bug("x3", Bug.LOGS_TOKEN, "the log shows a secret (plain)"));
    }

    private static Exhibit bug(String rule, Bug bug, String says) {
        return bug(rule, UPSERT_BY_EXTERNAL_KEY, bug, says);
    }

    private static Exhibit bug(String rule, WriteStrategy strategy, Bug bug, String says) {
        return new Exhibit(rule, says, Variant.of(strategy).with(bug));
    }

    /** One whose descriptor claims more than its server, which is of {@code served}, holds. */
    private static Exhibit lie(String rule, WriteStrategy served, WriteCapabilities claims, String says) {
        return new Exhibit(rule, says, Variant.of(served).with(Bug.LIES).claiming(claims));
    }

    private static WriteCapabilities claims(WriteStrategy strategy, int batch, boolean atomic) {
        return new WriteCapabilities(strategy, batch, atomic, Duration.ofSeconds(30), PaperServer.LAG, 100);
    }

    private static WriteCapabilities longKeys() {
        return new WriteCapabilities(
                NATIVE_KEY, 20, false, Duration.ofSeconds(30), PaperServer.LAG, 100, Duration.ofHours(24));
    }

    private static WriteCapabilities noLag() {
        return new WriteCapabilities(UPSERT_BY_EXTERNAL_KEY, 20, false, Duration.ofSeconds(30), Duration.ZERO, 100);
    }
}
