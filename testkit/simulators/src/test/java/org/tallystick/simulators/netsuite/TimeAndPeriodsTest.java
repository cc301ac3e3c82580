package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time of employees, and the periods that a delivery brings. */
class TimeAndPeriodsTest {
    private static final String TIME = AccountTest.json("{'employee':{'id':'12'},'customer':{'id':'4101'},"
            + "'tranDate':'2026-08-03','hours':'%s','isBillable':true,'approvalStatus':{'id':'3'},'memo':'Design'}");
    private static final String PERIODS = "SELECT periodname, closed FROM accountingperiod ORDER BY id";

    @TempDir
    Path folder;

    private NetSuiteAccount account;
    private AccountClient client;

    @BeforeEach
    void start() throws IOException {
        deliver("subsidiary", "[{'id':'2','name':'US','country':'US','currency':'1','isinactive':'F'}]");
        deliver("employee", "[{'id':'12','externalid':'W-12','firstname':'Ann','subsidiary':'2','isinactive':'F'}]");
        deliver("job", "[{'id':'4101','companyname':'Claims','parent':'4001','isinactive':'F'}]");
        deliver("accountingperiod", """
                [{'id':'1','periodname':'Jul 2026','startdate':'7/1/2026','enddate':'7/31/2026','closed':'F'},
                 {'id':'2','periodname':'Aug 2026','startdate':'8/1/2026','enddate':'8/31/2026','closed':'T'},
                 {'id':'3','periodname':'Q3 2026','startdate':'7/1/2026','enddate':'9/30/2026','closed':'F'}]""");
        open(Set.of());
    }

    private void deliver(String table, String rows) throws IOException {
        Path delivered = Files.createDirectories(folder.resolve("deliveries/2026-08/netsuite"));
        Files.writeString(delivered.resolve(table + ".json"), AccountTest.json(rows));
    }

    private void open(Set<YearMonth> closed) {
        account = NetSuiteAccount.builder(folder.resolve("deliveries"), folder.resolve("state"))
                .withClock(() -> AccountTest.START)
                .withClosedPeriods(closed)
                .start();
        account.play("2026-08");
        client = new AccountClient(account).signedIn(AccountTest.START);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @ParameterizedTest
    @CsvSource({"1:30, 1.5", "8:00, 8", "0:20, 0.3333333333", "12:59, 12.9833333333"})
    void hoursAndMinutesAreADecimalNumberInSuiteQl(String duration, String decimal) {
        String id = client.created("timeBill", TIME.formatted(duration));

        assertThat(client.get("timeBill/" + id).path("hours").asString()).isEqualTo(duration);
        assertThat(client.items("SELECT hours FROM timebill").toString())
                .isEqualTo(AccountTest.json("[{'hours':'%s'}]".formatted(decimal)));
    }

    @ParameterizedTest
    @CsvSource({"1.5", "1:60", "1:5", "-1:00", "eight"})
    void whatIsNoDurationIsRefused(String duration) {
        AccountTest.assertRefused(
                client.record("POST", "timeBill", TIME.formatted(duration)), "INVALID_CONTENT", "hours");
    }

    @Test
    void timeIsActualAndOfItsEmployeesSubsidiaryUnlessItSaysOtherwise() {
        client.created("timeBill", TIME.formatted("8:00"));

        assertThat(client.items("SELECT customer, isbillable, approvalstatus, timetype, subsidiary FROM timebill")
                        .toString())
                .isEqualTo(AccountTest.json(
                        "[{'customer':'4101','isbillable':'T','approvalstatus':'3','timetype':'A','subsidiary':'2'}]"));
    }

    @Test
    void aJobWithTimeIsNotDeletedAndTimeIs() {
        String id = client.created("timeBill", TIME.formatted("8:00"));

        AccountTest.assertRefused(client.record("DELETE", "job/4101", ""), "USER_ERROR", "");
        assertThat(client.record("DELETE", "timeBill/" + id, "").statusCode()).isEqualTo(204);
        assertThat(client.items("SELECT id FROM timebill")).isEmpty();
    }

    /** All entities share their external ids. */
    @Test
    void aCustomerTakesNoEmployeesExternalId() {
        String customer = AccountTest.json("{'companyName':'Dorn AG','subsidiary':{'id':'2'}}");

        AccountTest.assertRefused(client.record("PUT", "customer/eid:W-12", customer), "DUP_RCRD", "externalId");
    }

    @Test
    void aPeriodIsClosedWithAllItsMonthsWhateverTheDeliverySaid() {
        assertThat(closed()).isEqualTo("FFF");

        account.closePeriods(Set.of(YearMonth.of(2026, 7)));
        assertThat(closed()).isEqualTo("TFF");

        account.closePeriods(Set.of(YearMonth.of(2026, 7), YearMonth.of(2026, 8), YearMonth.of(2026, 9)));
        assertThat(closed()).isEqualTo("TTT");

        account.close();
        open(Set.of(YearMonth.of(2026, 8)));
        assertThat(closed()).isEqualTo("FTF");
    }

    private String closed() {
        StringBuilder flags = new StringBuilder();
        client.items(PERIODS)
                .forEach(period -> flags.append(period.path("closed").asString()));
        return flags.toString();
    }
}
