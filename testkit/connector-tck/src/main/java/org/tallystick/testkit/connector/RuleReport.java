package org.tallystick.testkit.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;
import org.tallystick.spi.ConnectorException;
import org.tallystick.testkit.connector.Report.Result;
import org.tallystick.testkit.connector.Report.Row;

/** Puts a broken rule into words, and writes what became of all of them. */
public final class RuleReport
        implements TestExecutionExceptionHandler, TestWatcher, BeforeAllCallback, AfterAllCallback {

    private static final Namespace OURS = Namespace.create(RuleReport.class);

    /** Made by JUnit. */
    public RuleReport() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(OURS).put(Report.class, new Report());
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable broken) throws Throwable {
        Method test = context.getRequiredTestMethod();
        Optional<RuleName> name = RuleName.of(test);
        Rule rule = test.getAnnotation(Rule.class);
        if (name.isEmpty() || rule == null || broken instanceof TestAbortedException) {
            throw broken;
        }
        throw new AssertionError(
                "Rule %s (%s): %s. Seen: %s Change: %s%s %s"
                        .formatted(
                                name.get().id(),
                                name.get().level(),
                                name.get().words(),
                                found(broken),
                                change(broken, rule),
                                rule.faults().length == 0 ? "" : " Faults: " + String.join(", ", rule.faults()) + ".",
                                Seed.replay(context.getRequiredTestClass(), test)),
                broken);
    }

    private static String found(Throwable broken) {
        String message = broken.getMessage();
        String found = broken instanceof AssertionError && message != null ? message.strip() : broken.toString();
        return found.endsWith(".") ? found : found + ".";
    }

    /** A rule is about what comes back and about failures that a connector reports; what else is thrown stands in its way. */
    private static String change(Throwable broken, Rule rule) {
        return broken instanceof AssertionError || broken instanceof ConnectorException
                ? rule.remedy()
                : "First what threw that, in the connector or in its Remote; the cause says where. If the rule is broken then: "
                        + rule.remedy();
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        add(context, Result.PASSED, "");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        add(context, Result.BROKEN, String.valueOf(cause.getMessage()));
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        add(context, Result.SKIPPED, String.valueOf(cause.getMessage()));
    }

    private static void add(ExtensionContext context, Result result, String reason) {
        Method test = context.getRequiredTestMethod();
        Rule rule = test.getAnnotation(Rule.class);
        Report report = context.getStore(OURS).get(Report.class, Report.class);
        if (rule != null && report != null) {
            RuleName.of(test).ifPresent(name -> report.add(new Row(name, List.of(rule.faults()), result, reason)));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Report report = context.getStore(OURS).get(Report.class, Report.class);
        String name = context.getRequiredTestClass().getSimpleName();
        Path folder = Path.of(System.getProperty("tallystick.tck.report", "target/connector-tck"));
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(name + ".md"), report.markdown(name));
            Files.writeString(folder.resolve(name + ".json"), report.json(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The report of %s could not be written to %s".formatted(name, folder), e);
        }
    }
}
