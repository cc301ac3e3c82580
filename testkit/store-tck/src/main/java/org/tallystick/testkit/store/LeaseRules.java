package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.testkit.store.Rows.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.LeaseLostException;
import org.tallystick.engine.store.Leases.Lease;

/** What every store must do with leases. */
abstract class LeaseRules extends StoreRules {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void required_s125_aFreeLeaseIsGranted() {
        assertThat(claim("work", "a", LONG)).contains(new Lease("work", "a", 1));
        assertThat(list(tx -> tx.leases().living(NOON))).containsExactly(new Lease("work", "a", 1));
    }

    @Test
    void required_s126_aLeaseThatLivesIsNotGrantedToAnother() {
        claim("work", "a", LONG);

        assertThat(claim("work", "b", LONG)).isEmpty();
        assertThat(claim("other", "b", LONG)).isPresent();
        assertThat(list(tx -> tx.leases().living(NOON)))
                .containsExactly(new Lease("other", "b", 1), new Lease("work", "a", 1));
    }

    @Test
    void required_s127_aLeaseThatHasExpiredIsGrantedOfANewEpoch() {
        claim("work", "a", Duration.ZERO);

        assertThat(claim("work", "b", LONG)).contains(new Lease("work", "b", 2));
    }

    @Test
    void required_s128_aLeaseThatWasGivenBackIsGrantedOfANewEpoch() {
        Lease first = claim("work", "a", LONG).orElseThrow();
        write(tx -> tx.leases().release(List.of(first)));

        assertThat(list(tx -> tx.leases().living(NOON))).isEmpty();
        assertThat(claim("work", "b", LONG)).contains(new Lease("work", "b", 2));
    }

    @Test
    void required_s129_whatIsDoneUnderALeaseThatWasTakenOverIsNotWritten() {
        Lease first = claim("work", "a", Duration.ZERO).orElseThrow();
        claim("work", "b", LONG);

        assertThatThrownBy(() -> write(tx -> {
                    tx.cursors().put("flow", new CursorRow("7", "rules-1"));
                    tx.leases().fence(List.of(first), NOON);
                }))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("work");
        assertThat(one(tx -> tx.cursors().find("flow"))).isEmpty();
    }

    @Test
    void required_s130_aLeaseThatHasExpiredAndThatNobodyClaimedStands() {
        Lease lease = claim("work", "a", Duration.ZERO).orElseThrow();

        assertThat(rest(lease)).isLessThanOrEqualTo(Duration.ZERO);
        write(tx -> tx.leases().renew(List.of(lease), LONG, NOON));
        assertThat(claim("work", "b", LONG)).isEmpty();
    }

    @Test
    void required_s131_aLeaseThatWasTakenOverIsNotRenewed() {
        Lease first = claim("work", "a", Duration.ZERO).orElseThrow();
        claim("work", "b", Duration.ZERO);

        assertThatThrownBy(() -> write(tx -> tx.leases().renew(List.of(first), LONG, NOON)))
                .isInstanceOf(LeaseLostException.class);
        assertThat(claim("work", "c", LONG)).isPresent();
    }

    @Test
    void required_s132_whoGivesBackALeaseThatWasTakenOverLeavesItToTheOther() {
        Lease first = claim("work", "a", Duration.ZERO).orElseThrow();
        Lease second = claim("work", "b", LONG).orElseThrow();

        write(tx -> tx.leases().release(List.of(first)));

        assertThat(list(tx -> tx.leases().living(NOON))).containsExactly(second);
    }

    @Test
    void required_s133_aHolderIsGrantedItsOwnLeaseAndTheOneBeforeIsLost() {
        Lease first = claim("work", "a", LONG).orElseThrow();

        assertThat(claim("work", "a", LONG)).contains(new Lease("work", "a", 2));
        assertThatThrownBy(() -> rest(first)).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void required_s134_aLeaseThatHasExpiredDoesNotLive() {
        claim("gone", "a", Duration.ZERO);
        claim("held", "a", LONG);

        assertThat(list(tx -> tx.leases().living(NOON))).extracting(Lease::name).containsExactly("held");
    }

    @Test
    void required_s135_theRestIsThatOfTheFirstLeaseToEnd() {
        Lease sooner = claim("a", "a", Duration.ofMinutes(30)).orElseThrow();
        Lease later = claim("b", "a", LONG).orElseThrow();

        assertThat(rest(later, sooner)).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(30));
        assertThat(rest(later)).isBetween(Duration.ofMinutes(50), LONG);
    }

    @Test
    void required_s203_whetherTheCallersClockCountsIsWhatTheStoreSays() {
        claim("work", "a", LONG);

        boolean isOver = claim("work", "b", LONG, NOON.plus(LONG)).isPresent();

        assertThat(store().isShared())
                .as(
                        "isShared: a lease of an hour is %s by a clock of the caller that is an hour on",
                        isOver ? "over" : "not over")
                .isNotEqualTo(isOver);
    }

    private Optional<Lease> claim(String name, String holder, Duration duration) {
        return claim(name, holder, duration, NOON);
    }

    private Optional<Lease> claim(String name, String holder, Duration duration, Instant now) {
        return one(tx -> tx.leases().claim(name, holder, duration, now));
    }

    private Duration rest(Lease... leases) {
        return list(tx -> List.of(tx.leases().fence(List.of(leases), NOON))).get(0);
    }
}
