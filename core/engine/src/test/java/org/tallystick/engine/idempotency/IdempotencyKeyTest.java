package org.tallystick.engine.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** RES-1, F-DUP-02, F-DUP-03. */
class IdempotencyKeyTest {

    private static final IntendedWrite WRITE = new IntendedWrite("erp", "put", "invoice", "INV-1", "v1", 1);

    /** Worked out with: printf '\0\0\0\003erp\0\0\0\003put\0\0\0\007invoice\0\0\0\005INV-1\0\0\0\002v1\0\0\0\001' | sha256sum. */
    @Test
    void theKeyIsThePublishedHashOnAnyNode() {
        assertThat(IdempotencyKey.of(WRITE).hex())
                .isEqualTo("869edbcbb3a0a2825718dca8c275a8d157d7666cd3998550c6a73bdd371b5df0");
    }

    @Property
    void equalIntentsHaveEqualKeysAndOthersHaveOthers(
            @ForAll("closeWrites") IntendedWrite one, @ForAll("closeWrites") IntendedWrite other) {
        assertThat(IdempotencyKey.of(one).equals(IdempotencyKey.of(other))).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<IntendedWrite> closeWrites() {
        Arbitrary<String> part =
                Arbitraries.strings().withChars("a\n\0:é").ofMaxLength(3).filter(text -> !text.isBlank());
        return Combinators.combine(
                        part, part, part, part, part, Arbitraries.integers().between(1, 3))
                .as(IntendedWrite::new);
    }

    @Test
    void movingTextFromOnePartToTheNextMakesAnotherKey() {
        Set<IdempotencyKey> keys = Set.of(
                key("ab", "c", "d"),
                key("a", "bc", "d"),
                key("abc", "d", "e"),
                key("a", "b", "cde"),
                key("a\nb", "c", "d"));

        assertThat(keys).hasSize(5);
    }

    @Test
    void amongAHundredThousandIntentsNoTwoShareAKeyOrAUuid() {
        Random random = new Random(1);
        Set<IntendedWrite> writes = new HashSet<>();
        Set<IdempotencyKey> keys = new HashSet<>();
        Set<Object> uuids = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            IntendedWrite write = new IntendedWrite(
                    text(random), text(random), text(random), text(random), text(random), 1 + random.nextInt(3));
            writes.add(write);
            keys.add(IdempotencyKey.of(write));
            uuids.add(IdempotencyKey.of(write).asUuid());
        }

        assertThat(keys).hasSameSizeAs(writes);
        assertThat(uuids).hasSameSizeAs(writes);
    }

    @Test
    void theNextGenerationIsAnotherKey() {
        assertThat(IdempotencyKey.of(WRITE.nextGeneration())).isNotEqualTo(IdempotencyKey.of(WRITE));
    }

    @Test
    void theUuidIsOfVersionEight() {
        assertThat(IdempotencyKey.of(WRITE).asUuid().version()).isEqualTo(8);
        assertThat(IdempotencyKey.of(WRITE).asUuid().variant()).isEqualTo(2);
        assertThat(IdempotencyKey.of(WRITE).asUuid()).hasToString("869edbcb-b3a0-8282-9718-dca8c275a8d1");
    }

    @Test
    void halfASurrogatePairIsRefusedRatherThanMixedUpWithAnother() {
        assertThatIllegalArgumentException().isThrownBy(() -> key("\uD800", "b", "c"));
    }

    @Test
    void aBlankPartIsRefusedByItsName() {
        assertRefused("target", () -> new IntendedWrite("", "put", "invoice", "INV-1", "v1", 1));
        assertRefused("operation", () -> new IntendedWrite("erp", " ", "invoice", "INV-1", "v1", 1));
        assertRefused("type", () -> new IntendedWrite("erp", "put", "", "INV-1", "v1", 1));
        assertRefused("externalKey", () -> new IntendedWrite("erp", "put", "invoice", " ", "v1", 1));
        assertRefused("businessVersion", () -> new IntendedWrite("erp", "put", "invoice", "INV-1", "", 1));
    }

    private static void assertRefused(String part, ThrowingCallable made) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessageStartingWith(part + " is blank");
    }

    @Test
    void aKeyThatIsNoHashIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("A".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey("a".repeat(63)));
    }

    private static IdempotencyKey key(String target, String operation, String type) {
        return IdempotencyKey.of(new IntendedWrite(target, operation, type, "key", "v", 1));
    }

    private static String text(Random random) {
        return Integer.toString(random.nextInt(20));
    }
}
