package org.tallystick.billing;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/** The not-to-exceed cap as it is used up, item by item in the order of rule 6 (RULES rule 6.4). */
final class Cap {

    private final @Nullable Money cap;
    private Money used;

    /**
     * A cap of which a part is used up.
     *
     * @param cap as amended; none: no limit
     * @param used what was billed on time and expense, less what was credited
     */
    Cap(@Nullable Money cap, Money used) {
        this.cap = cap;
        this.used = used;
    }

    /**
     * Holds of {@code open} what the cap has no room for.
     *
     * @param isParted whether a part of the item is billed already
     * @return what is billed; none: it has room for nothing
     */
    Optional<Share> take(Share open, boolean isParted, List<HeldItem> held) {
        Money room = room(open);
        if (open.amount().compareTo(room) <= 0 || !open.item().isCapped()) {
            return Optional.of(bill(open));
        }
        if (room.signum() > 0) {
            Share part = open.upTo(room);
            held.add(open.without(part).held(HoldCode.CAP_PARTIAL, "the cap of %s is reached".formatted(cap)));
            return Optional.of(bill(part));
        }
        HoldCode code = isParted ? HoldCode.CAP_PARTIAL : HoldCode.CAP_EXCEEDED;
        held.add(open.held(code, "the cap of %s is used up".formatted(cap)));
        return Optional.empty();
    }

    /** An item of no amount uses nothing. A cap that was agreed in another currency counts as a number. */
    private Money room(Share open) {
        if (cap == null || open.amount().signum() <= 0) {
            return open.amount();
        }
        return Money.rounded(cap.amount().subtract(used.amount()), used.currency(), RoundingMode.DOWN);
    }

    private Share bill(Share share) {
        if (share.item().isCapped()) {
            used = used.plus(share.amount());
        }
        return share;
    }
}
