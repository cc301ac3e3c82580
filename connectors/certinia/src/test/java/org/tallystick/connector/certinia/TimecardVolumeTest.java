package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.simulators.SimulatorClient;
import org.tallystick.simulators.launch.SimulatorsMain;

/** Many timecards, read by queries and by a bulk job in a process of 64 MB; the org is another process. */
class TimecardVolumeTest {

    /** A hundred thousand with {@code -Dtallystick.timecards=100000}. */
    private static final int TIMECARDS = Integer.getInteger("tallystick.timecards", 10_000);

    private static final String PERIOD = "2026-08";
    private static final Instant START = Instant.parse("2026-08-10T06:00:00Z");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private static Process org;
    private static String base;
    private static String ready;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        deliver(folder.resolve("deliveries"));
        Path readyFile = folder.resolve("ready.json");
        org = java(
                        "-Xmx2g",
                        SimulatorsMain.class,
                        List.of(
                                "--deliveries",
                                folder.resolve("deliveries").toString(),
                                "--state",
                                folder.resolve("state").toString(),
                                "--ready-file",
                                readyFile.toString()))
                .start();
        while (!Files.exists(readyFile)) {
            assertThat(org.waitFor(20, TimeUnit.MILLISECONDS))
                    .as("the simulators ended")
                    .isFalse();
        }
        ready = Files.readString(readyFile);
        base = member("\"salesforce\":\\{[^}]*\"baseUri");
        new SimulatorClient(URI.create(base)).play(PERIOD);
    }

    @AfterAll
    static void stop() throws IOException {
        org.getOutputStream().close();
        org.onExit().join();
    }

    @Test
    void allAreReadByQueries() throws IOException, InterruptedException {
        assertThat(read()).isEqualTo(expected());
    }

    @Test
    void allAreReadByABulkJob() throws IOException, InterruptedException {
        assertThat(read("bulk-above", "0")).isEqualTo(expected());
    }

    private static String read(String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(base, member("\"consumerKey"), member("\"consumerSecret")));
        arguments.addAll(List.of(more));
        long begun = System.nanoTime();
        Process reading = java("-Xmx64m", TimecardReading.class, arguments).start();
        String printed = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(reading.waitFor()).as(printed).isZero();
        System.out.printf("%s in %d ms %s%n", printed.strip(), (System.nanoTime() - begun) / 1_000_000, List.of(more));
        return printed.strip();
    }

    /** Each has a Monday of as many hours as its number says, and a Friday of seven and a half. */
    private static String expected() {
        long mondays = 0;
        for (int number = 0; number < TIMECARDS; number++) {
            mondays += monday(number);
        }
        BigDecimal hours =
                BigDecimal.valueOf(mondays).add(new BigDecimal("7.5").multiply(BigDecimal.valueOf(TIMECARDS)));
        return "%d timecards, %d entries, %s hours"
                .formatted(TIMECARDS, 2 * TIMECARDS, hours.stripTrailingZeros().toPlainString());
    }

    private static int monday(int number) {
        return 1 + number % 8;
    }

    private static void deliver(Path deliveries) throws IOException {
        Path certinia = Files.createDirectories(deliveries.resolve(PERIOD).resolve("certinia"));
        try (BufferedWriter rows = Files.newBufferedWriter(certinia.resolve("pse__Timecard_Header__c.json"))) {
            for (int number = 0; number < TIMECARDS; number++) {
                rows.append(number == 0 ? "[" : ",\n").append(row(number));
            }
            rows.append("]");
        }
    }

    /** Seven have one change mark. */
    private static String row(int number) {
        return """
                {"Id":"a1T5g0000%06dEAA","IsDeleted":false,"SystemModstamp":"%s","pse__Resource__c":"0035g00000WRK01AAH",\
                "pse__Project__c":"a0P5g00000PRJ01EAH","pse__Assignment__c":"a0A5g00000ASG01EAH","pse__Start_Date__c":"2026-08-10",\
                "pse__End_Date__c":"2026-08-16","pse__Monday_Hours__c":%d,"pse__Friday_Hours__c":7.5,"pse__Billable__c":true,\
                "pse__Status__c":"Approved"}""".formatted(number, STAMP.format(START.plusMillis(number / 7)), monday(number));
    }

    private static String member(String name) {
        Matcher found = Pattern.compile(name + "\":\"([^\"]+)\"").matcher(ready);
        if (!found.find()) {
            throw new AssertionError("The simulators do not say " + name);
        }
        return found.group(1);
    }

    private static ProcessBuilder java(String heap, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    }
}
