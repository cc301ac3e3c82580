package org.tallystick.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Rules of one contract. Those of a contract and its lines are {@link ContractStructure}'s. */
final class EngagementRules {

    static final Rule VERSION_STATUS = Rule.error(
            "LC_ENGAGEMENT_VERSION_STATUS",
            "The status of an engagement version changes only as its lifecycle allows.",
            "amend the contract by another version");

    static final Rule VALUE = Rule.error(
            "I40",
            "A contract's value is its original value and all executed changes, and the sum of its lines.",
            "correct the value, or execute the amendment that explains it");

    static final Rule FUNDING = Rule.error(
            "I41",
            "The funding shares of a contract sum to exactly 1.",
            "correct the shares; the last one takes the rest");

    static final Rule VERSIONS = Rule.error(
            "ENGAGEMENT_VERSIONS",
            "Versions of a contract are numbered from 1 without a gap; the first, and only the first, is the original.",
            "renumber the versions in the order in which they were agreed");

    static final Rule EFFECTIVE = Rule.error(
            "ENGAGEMENT_EFFECTIVE",
            "No amendment takes effect before the contract's original does.",
            "correct the day on which it takes effect");

    static final Rule CURRENCY = Rule.error(
            "ENGAGEMENT_CURRENCY", "All amounts of a contract are in its currency.", "convert the odd amount");

    static final Rule EXECUTED = Rule.warning(
            "ENGAGEMENT_EXECUTED",
            "An executed contract was signed, and its original version is executed.",
            "record the signature, or execute the original version");

    private static final Set<EngagementStatus> UNSIGNED =
            EnumSet.of(EngagementStatus.DRAFT, EngagementStatus.IN_REVIEW, EngagementStatus.CANCELLED);

    private EngagementRules() {}

    static List<Rule> all() {
        return List.of(VERSION_STATUS, VALUE, FUNDING, VERSIONS, EFFECTIVE, CURRENCY, EXECUTED);
    }

    static List<Violation> check(Engagement contract) {
        Findings findings = new Findings();
        HeaderRules.check(contract.header(), findings);
        checkNumbers(contract.versions(), findings);
        checkEffective(contract.versions(), findings);
        checkExecuted(contract, findings);
        checkFunding(contract.payment().funding(), findings);
        if (isInOneCurrency(contract, findings)) {
            checkValue(contract, findings);
        }
        return findings.all();
    }

    private static void checkNumbers(List<EngagementVersion> versions, Findings findings) {
        for (int i = 0; i < versions.size(); i++) {
            EngagementVersion version = versions.get(i);
            if (version.no() != i + 1) {
                findings.broken(VERSIONS, path(i, "no"), "version %d is numbered %d".formatted(i + 1, version.no()));
            }
            if ((version.kind() == VersionKind.ORIGINAL) != (i == 0)) {
                findings.broken(VERSIONS, path(i, "kind"), "version %d is %s".formatted(i + 1, version.kind()));
            }
        }
    }

    private static void checkEffective(List<EngagementVersion> versions, Findings findings) {
        for (int i = 1; i < versions.size(); i++) {
            LocalDate start = versions.get(0).effectiveFrom();
            LocalDate day = versions.get(i).effectiveFrom();
            if (day.isBefore(start)) {
                findings.broken(
                        EFFECTIVE, path(i, "effectiveFrom"), "is %s, the original starts on %s".formatted(day, start));
            }
        }
    }

    private static void checkExecuted(Engagement contract, Findings findings) {
        EngagementStatus status = contract.status();
        if (status == null || UNSIGNED.contains(status)) {
            return;
        }
        Optional<EngagementVersion> original = contract.versions().stream().findFirst();
        if (original.isPresent() && original.get().status() != AmendmentStatus.EXECUTED) {
            findings.broken(
                    EXECUTED,
                    path(0, "status"),
                    "is %s, the contract is %s".formatted(original.get().status(), status));
        }
        boolean isSigned = contract.paper().signedAt() != null
                || original.map(EngagementVersion::executedAt).isPresent();
        if (!isSigned) {
            findings.broken(EXECUTED, "/paper/signedAt", "is absent, the contract is %s".formatted(status));
        }
    }

    private static void checkFunding(List<FundingShare> funding, Findings findings) {
        BigDecimal sum = funding.stream().map(part -> part.share().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!funding.isEmpty() && !Amounts.same(sum, BigDecimal.ONE)) {
            findings.broken(FUNDING, "/payment/funding", "the shares sum to " + sum.toPlainString());
        }
    }

    private static boolean isInOneCurrency(Engagement contract, Findings findings) {
        if (contract.currency().equals(CurrencyCode.OF_CONTRACT)) {
            findings.broken(CURRENCY, "/currency", "it has none of its own");
            return false;
        }
        boolean isOne = Amounts.expectIn(contract.currency(), contract.value(), findings, CURRENCY, "/value");
        isOne &= Amounts.expectIn(contract.currency(), contract.terms().cap(), findings, CURRENCY, "/terms/cap");
        List<EngagementVersion> versions = contract.versions();
        for (int i = 0; i < versions.size(); i++) {
            isOne &= Amounts.expectIn(
                    contract.currency(), versions.get(i).valueDelta(), findings, CURRENCY, path(i, "valueDelta"));
        }
        return isOne;
    }

    /** A view that does not start with the executed original does not tell the sum. */
    private static void checkValue(Engagement contract, Findings findings) {
        Money value = contract.value();
        List<EngagementVersion> versions = contract.versions();
        if (value == null || versions.isEmpty() || !isExecutedOriginal(versions.get(0))) {
            return;
        }
        List<EngagementVersion> executed = versions.stream()
                .filter(version -> version.status() == AmendmentStatus.EXECUTED)
                .toList();
        BigDecimal sum = Amounts.sum(executed, EngagementVersion::valueDelta);
        if (!Amounts.same(sum, value.amount())) {
            findings.broken(
                    VALUE,
                    "/value",
                    "is %s, the executed versions come to %s".formatted(value, Amounts.text(sum, contract.currency())));
        }
    }

    private static boolean isExecutedOriginal(EngagementVersion version) {
        return version.kind() == VersionKind.ORIGINAL && version.status() == AmendmentStatus.EXECUTED;
    }

    private static String path(int version, String component) {
        return "/versions/" + version + "/" + component;
    }
}
