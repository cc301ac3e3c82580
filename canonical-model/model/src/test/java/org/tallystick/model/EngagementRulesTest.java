package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.eur;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.ref;
import static org.tallystick.model.Told.told;
import static org.tallystick.model.Told.usd;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;

/** Each rule of contracts, kept and broken. */
class EngagementRulesTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private final EngagementVersion original =
            version(1, VersionKind.ORIGINAL, AmendmentStatus.EXECUTED, START, eur("100.00"));
    private final EngagementVersion executed =
            version(2, VersionKind.AMENDMENT, AmendmentStatus.EXECUTED, START.plusMonths(1), eur("-20.00"));
    private final EngagementVersion draft =
            version(3, VersionKind.AMENDMENT, AmendmentStatus.DRAFT, START.plusMonths(2), eur("500.00"));

    @Test
    void i40_onlyExecutedVersionsCount() {
        assertThat(withVersions(eur("80.00"), original, executed, draft).check())
                .isEmpty();
        assertThat(told(withVersions(eur("580.00"), original, executed, draft).check()))
                .containsExactly("I40 /value");
    }

    @Test
    void i40_theLinesSumToTheValueUnlessOneIsOpen() {
        Engagement contract = engagement(eur("80.00"));
        ContractLine fifty = ContractLineRulesTest.line(eur("50.00"));
        ContractLine open = ContractLineRulesTest.line(null);

        assertThat(contract.checkLines(List.of(fifty, ContractLineRulesTest.line(eur("30.00")))))
                .isEmpty();
        assertThat(contract.checkLines(List.of(fifty, open))).isEmpty();
        assertThat(told(contract.checkLines(List.of(fifty, fifty)))).containsExactly("I40 /value");
        assertThat(told(contract.checkLines(List.of(ContractLineRulesTest.line(usd("80.00"))))))
                .containsExactly("I40 /value");
    }

    @Test
    void i41_theFundingSharesSumToOne() {
        assertThat(funded("0.4", "0.6").check()).isEmpty();
        assertThat(told(funded("0.4", "0.59999999").check())).containsExactly("I41 /payment/funding");
    }

    @Test
    void versionsAreNumberedWithoutAGapAndTheFirstIsTheOriginal() {
        assertThat(told(withVersions(null, original, draft).check()))
                .containsExactly("ENGAGEMENT_VERSIONS /versions/1/no");
        EngagementVersion second =
                version(2, VersionKind.ORIGINAL, AmendmentStatus.DRAFT, START.plusMonths(1), eur("0.00"));
        assertThat(told(withVersions(null, original, second).check()))
                .containsExactly("ENGAGEMENT_VERSIONS /versions/1/kind");
    }

    @Test
    void noAmendmentTakesEffectBeforeTheOriginal() {
        EngagementVersion early =
                version(2, VersionKind.AMENDMENT, AmendmentStatus.DRAFT, START.minusDays(1), eur("0.00"));

        assertThat(told(withVersions(null, original, early).check()))
                .containsExactly("ENGAGEMENT_EFFECTIVE /versions/1/effectiveFrom");
    }

    @Test
    void allAmountsAreInItsCurrency() {
        EngagementVersion dollars = version(2, VersionKind.AMENDMENT, AmendmentStatus.EXECUTED, START, usd("1.00"));

        assertThat(told(withVersions(eur("100.00"), original, dollars).check()))
                .containsExactly("ENGAGEMENT_CURRENCY /versions/1/valueDelta");
    }

    @Test
    void anExecutedContractWasSigned() {
        Engagement signed = EngagementBuilder.builder(withVersions(eur("100.00"), original))
                .status(EngagementStatus.EXECUTED)
                .build();
        EngagementVersion open = version(1, VersionKind.ORIGINAL, AmendmentStatus.DRAFT, START, eur("100.00"));

        assertThat(signed.check()).isEmpty();
        assertThat(told(EngagementBuilder.builder(signed)
                        .versions(List.of())
                        .build()
                        .check()))
                .containsExactly("ENGAGEMENT_EXECUTED /paper/signedAt");
        assertThat(told(EngagementBuilder.builder(signed)
                        .versions(List.of(open))
                        .build()
                        .check()))
                .containsExactly("ENGAGEMENT_EXECUTED /versions/0/status");
    }

    @Test
    void theTermAsAmendedCoversTheLines() {
        Period year = new Period(START, START.plusYears(1));
        Period longer = new Period(START, START.plusYears(2));
        Engagement contract = EngagementBuilder.builder(engagement(null))
                .terms(new ContractTerms(year, null, null))
                .build();
        EngagementVersion extension = new EngagementVersion(
                1,
                VersionKind.ORIGINAL,
                AmendmentStatus.EXECUTED,
                START,
                Instant.EPOCH,
                eur("0.00"),
                longer,
                "extended",
                null,
                null);
        ContractLine line = ContractLineBuilder.builder(ContractLineRulesTest.line(null))
                .period(longer)
                .build();

        assertThat(told(contract.checkLines(List.of(line)))).containsExactly("ENGAGEMENT_TERM /period");
        assertThat(EngagementBuilder.builder(contract)
                        .versions(List.of(extension))
                        .build()
                        .checkLines(List.of(line)))
                .isEmpty();
    }

    @Test
    void oneContentOfOneProjectBelongsToOneLine() {
        ContractLine time = ContractLineBuilder.builder(ContractLineRulesTest.line(null))
                .includes(Set.of(LineContent.TIME))
                .build();
        ContractLine elsewhere = ContractLineBuilder.builder(time)
                .project(ref(RecordType.PROJECT, "P-2"))
                .build();

        assertThat(engagement(null).checkLines(List.of(time, elsewhere))).isEmpty();
        assertThat(told(engagement(null).checkLines(List.of(time, time))))
                .containsExactly("CONTRACT_LINE_SCOPE /includes");
    }

    @Test
    void executedVersionsNeverChange() {
        EngagementVersion changed =
                version(2, VersionKind.AMENDMENT, AmendmentStatus.EXECUTED, START.plusMonths(1), eur("-21.00"));
        Engagement before = withVersions(null, original, executed, draft);

        assertThat(withVersions(null, original, executed).checkAfter(before)).isEmpty();
        assertThat(told(withVersions(null, original, changed).checkAfter(before)))
                .containsExactly("ENGAGEMENT_VERSION_FROZEN /versions");
    }

    static Engagement engagement(Money value) {
        return EngagementBuilder.builder()
                .header(header(RecordType.ENGAGEMENT, "E-1"))
                .name("Rollout")
                .customer(ref(RecordType.CUSTOMER, "C-1"))
                .ultimateParent(ref(RecordType.CUSTOMER, "C-1"))
                .legalEntity(ref(RecordType.LEGAL_ENTITY, "DE01"))
                .currency(new CurrencyCode("EUR"))
                .serviceLine("ADVISORY")
                .value(value)
                .build();
    }

    private static Engagement withVersions(Money value, EngagementVersion... versions) {
        return EngagementBuilder.builder(engagement(value))
                .versions(List.of(versions))
                .build();
    }

    private static Engagement funded(String one, String other) {
        List<FundingShare> funding = List.of(
                new FundingShare(ref(RecordType.CUSTOMER, "C-1"), Rate.of(one)),
                new FundingShare(ref(RecordType.CUSTOMER, "C-2"), Rate.of(other)));
        return EngagementBuilder.builder(engagement(null))
                .payment(PaymentArrangementBuilder.builder().funding(funding).build())
                .build();
    }

    private static EngagementVersion version(
            int no, VersionKind kind, AmendmentStatus status, LocalDate from, Money delta) {
        return new EngagementVersion(no, kind, status, from, Instant.EPOCH, delta, null, "agreed", null, null);
    }
}
