package org.tallystick.testkit.store;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Begins the message of a broken rule with the rule, in words. */
public final class RuleInWords implements TestExecutionExceptionHandler {

    private static final Pattern NAME = Pattern.compile("(required|optional)_([sk]\\d+)_(\\w+)");
    private static final Pattern NEXT_WORD = Pattern.compile("(?<=.)(?=[A-Z])");

    /** Made by JUnit. */
    public RuleInWords() {}

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable broken) throws Throwable {
        Matcher rule = NAME.matcher(context.getRequiredTestMethod().getName());
        if (!rule.matches()) {
            throw broken;
        }
        String words = NEXT_WORD.matcher(rule.group(3)).replaceAll(" ").toLowerCase(Locale.ROOT);
        throw new AssertionError(
                "Rule %s (%s): %s. %s".formatted(rule.group(2), rule.group(1), words, found(broken)), broken);
    }

    private static String found(Throwable broken) {
        String message = broken.getMessage();
        return broken instanceof AssertionError && message != null ? message.strip() : broken.toString();
    }
}
