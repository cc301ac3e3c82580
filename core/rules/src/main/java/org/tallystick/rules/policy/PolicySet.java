package org.tallystick.rules.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.RuleSetException;
import org.tallystick.rules.internal.ConfigFile;

/**
 * Policies on records, as data: conditions on fields, with a severity, a period, a scope and an owner (POL-3). Immutable, thread-safe.
 *
 * <pre>{@code
 * policies: acme
 * rules:
 *   big-invoice:
 *     on: invoice
 *     when:
 *       all:
 *         - range: { totals.gross: { from: 100000 EUR } }
 *         - not: { present: terms.purchaseOrder }
 *     severity: hold                       # allow, warn, hold or deny
 *     owner: finance-operations
 *     message: An invoice of 100 000 EUR or more needs a purchase order
 *     remedy: enter the customer's purchase order
 *     legalEntities: [DE01]
 *     from: 2026-01-01
 *     until: 2027-01-01                    # the first day on which it is not in force
 *   four-eyes:
 *     on: [time-entry]
 *     differ: [approved.by, resource]      # segregation of duties: two fields that name the same person (POL-4)
 *     severity: deny
 *     owner: payroll
 *     message: Nobody approves their own time
 *     remedy: have somebody else approve it
 * }</pre>
 *
 * <p>A condition is one of {@code eq: {FIELD: VALUE}}, {@code in: {FIELD: [VALUE, …]}}, {@code range: {FIELD: {from: VALUE, until: VALUE}}} with its
 * start and without its end, {@code matches: {FIELD: FORM}} with {@code *} for any characters and {@code ?} for one, {@code present: FIELD},
 * {@code not: CONDITION}, {@code all: [CONDITION, …]} and {@code any: [CONDITION, …]}. A field without a value passes no test, and a part of a record that says nothing has none. Of a list it is enough that one element passes:
 * {@code lines.taxCode}. {@code extensions.NAME} is an extension. An amount is written with its currency, and one in another currency does not
 * pass.
 *
 * <p>The engine asks them of what deciders and processes put, not of what is only read from a system.
 */
public final class PolicySet {

    private static final PolicySet NONE = parse("{policies: none, rules: {}}", "none");

    private final String name;
    private final String version;
    private final List<Conditional> policies;

    /**
     * A policy and when it speaks.
     *
     * @param conditions by the types that it is about
     */
    record Conditional(Policy policy, Map<RecordType<?>, Condition> conditions) {

        boolean speaks(Entity record, UnaryOperator<Ref<?>> nameOf) {
            Condition condition = conditions.get(record.ref().type());
            return condition != null && condition.holds(record, nameOf);
        }
    }

    PolicySet(String name, String version, List<Conditional> policies) {
        this.name = name;
        this.version = version;
        this.policies = List.copyOf(policies);
    }

    /**
     * Reads a file in UTF-8, of at most 1 MiB.
     *
     * @throws RuleSetException if it cannot be read or has mistakes; it names them all
     */
    public static PolicySet load(Path file) {
        return ConfigFile.load(file, PolicyReader::read);
    }

    /**
     * Reads text.
     *
     * @param file by which faults name it
     * @throws RuleSetException if it has mistakes; it names them all
     */
    public static PolicySet parse(String yaml, String file) {
        return ConfigFile.parse(yaml, file, PolicyReader::read);
    }

    /** No policies: everything is allowed. */
    public static PolicySet none() {
        return NONE;
    }

    /** By which messages name it. */
    public String name() {
        return name;
    }

    /** A hash of what it says, 64 hexadecimal digits. Comments, layout and the order of names do not count. */
    public String version() {
        return version;
    }

    /** All policies, in the order of the file. */
    public List<Policy> policies() {
        return policies.stream().map(Conditional::policy).toList();
    }

    /** Whether one of them is about records of that type. */
    public boolean isAbout(RecordType<?> type) {
        return policies.stream().anyMatch(each -> each.policy().types().contains(type));
    }

    /**
     * What the policies say of a record.
     *
     * @param legalEntity whose record it is, by its code; none: it is not known, and policies for some do not speak
     * @param day that decides which are in force
     * @param nameOf one name for all refs that denote the same record
     */
    public PolicyOutcome evaluate(
            Entity record, @Nullable String legalEntity, LocalDate day, UnaryOperator<Ref<?>> nameOf) {
        List<Policy> spoken = policies.stream()
                .filter(each -> each.policy().applies(record.ref().type(), legalEntity, day))
                .filter(each -> each.speaks(record, nameOf))
                .map(Conditional::policy)
                .toList();
        Severity strictest = spoken.stream().map(Policy::severity).reduce(Severity.ALLOW, Severity::stricter);
        return new PolicyOutcome(strictest, spoken, name, version);
    }

    @Override
    public String toString() {
        return name;
    }
}
