package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.SourceSpec;

/** Credentials show nowhere (F-AUT-04): each is looked for as it is, and as it travels. */
interface SecrecyRules<T extends Entity> extends Rules<T> {

    @Rule(
            faults = "F-AUT-04",
            remedy = "Keep a Secret, or its name, in fields; a record with a String credential prints it.")
    default void required_x1_noTextFormShowsASecret() {
        CanaryScanner canaries = canaries();
        var connector = bench().connector();

        clean(canaries, "toString() of the connector", connector.toString());
        clean(canaries, "the descriptor", connector.descriptor().toString());
        clean(
                canaries,
                "the source",
                connector.source(bench().remote().type(), SourceSpec.BUILT_IN).toString());
        clean(canaries, "the sink", connector.sink(bench().remote().type()).toString());
        clean(canaries, "the lookup", connector.lookup(bench().remote().type()).toString());
    }

    @Rule(
            faults = "F-AUT-04",
            remedy =
                    "Leave addresses with credentials and the bodies of failed requests out of messages, causes included.")
    default void required_x2_noFailureShowsASecret() {
        CanaryScanner canaries = canaries();
        for (RemoteFault fault : RemoteFault.values()) {
            if (!bench().remote().faults().contains(fault)) {
                continue;
            }
            for (Supplier<String> call : calls()) {
                bench().remote().arm(fault, Integer.MAX_VALUE);
                String told = told(call);
                bench().remote().arm(fault, 0);
                clean(canaries, "the failure of a call under " + fault, told);
            }
        }
    }

    @Rule(
            faults = "F-AUT-04",
            remedy = "Log neither credentials nor requests; look at the logger of the HTTP client, too.")
    default void required_x3_noLogShowsASecret() {
        CanaryScanner canaries = canaries();
        try (LogCapture log = LogCapture.start()) {
            for (Supplier<String> call : calls()) {
                told(call);
                for (RemoteFault fault : bench().remote().faults()) {
                    bench().remote().arm(fault, 1);
                    told(call);
                    bench().remote().arm(fault, 0);
                }
            }
            clean(canaries, "the log", log.text());
        }
    }

    private CanaryScanner canaries() {
        Bench.assume(!bench().remote().secrets().isEmpty(), "the remote side has no credentials");
        return CanaryScanner.of(bench().remote().secrets().values());
    }

    private List<Supplier<String>> calls() {
        List<Supplier<String>> calls = new ArrayList<>();
        calls.add(() -> {
            bench().connector().check();
            return "";
        });
        if (bench().connector()
                .descriptor()
                .reads()
                .containsKey(bench().remote().type())) {
            calls.add(() -> bench().source().read(null, 5).toString());
        }
        if (bench().connector()
                .descriptor()
                .writes()
                .containsKey(bench().remote().type())) {
            calls.add(() -> bench().lookup().byExternalKey(List.of("tck-1")).toString());
            calls.add(() -> bench().send(bench().write(1, 1)).toString());
        }
        return calls;
    }

    /** All that a call lets out. */
    private static String told(Supplier<String> call) {
        try {
            return call.get();
        } catch (RuntimeException failure) {
            return CanaryScanner.textOf(failure)
                    + (failure instanceof ConnectorException of ? of.problem().toString() : "");
        }
    }

    private static void clean(CanaryScanner canaries, String where, String text) {
        canaries.find(text).ifPresent(hit -> require(false, "%s shows a secret (%s).", where, hit));
    }
}
