package org.tallystick.testkit.connector;

import static org.tallystick.model.RecordType.MILESTONE;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Allowance;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SecretProvider;
import org.tallystick.spi.SourceSpec;

/** A connector to the paper server: right, but for the bugs of its variant. */
final class PaperConnector implements Connector {

    final PaperWire wire;
    final Variant variant;
    final PaperSource source;
    final PaperSink sink;
    final PaperLookup lookup;
    private boolean closed;

    PaperConnector(PaperServer server, SecretProvider secrets, Variant variant) {
        this.variant = variant;
        this.wire = new PaperWire(server, secrets, variant);
        this.source = new PaperSource(wire, variant);
        this.sink = new PaperSink(wire, variant);
        this.lookup = new PaperLookup(wire, variant);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        ReadCapabilities milestones = new ReadCapabilities(
                true,
                variant.has(Bug.DENIES_DELETES) ? DeleteMode.NONE : DeleteMode.TOMBSTONE,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                20);
        Map<RecordType<?>, ReadCapabilities> reads = new HashMap<>(Map.of(MILESTONE, milestones));
        if (variant.has(Bug.DECLARES_WHAT_IS_NOT_THERE)) {
            reads.put(RecordType.PROJECT, milestones);
        }
        return new ConnectorDescriptor(
                "paper",
                "1",
                reads,
                variant.has(Bug.SINK_WITHOUT_DECLARATION) ? Map.of() : Map.of(MILESTONE, variant.writes()));
    }

    @Override
    public void check() {
        if (variant.has(Bug.CHECK_READS)) {
            source.read(null, 1);
        }
        if (!variant.has(Bug.CHECK_ASKS_NOTHING)) {
            askWhoWeAre();
        }
    }

    @Override
    public Optional<Allowance> allowance() {
        if (variant.has(Bug.ALLOWANCE_ASKS)) {
            askWhoWeAre();
        }
        if (closed && variant.has(Bug.ALLOWANCE_NEEDS_AN_OPEN_CONNECTOR)) {
            throw new IllegalStateException("closed");
        }
        Optional<Allowance> said = wire.allowance();
        return variant.has(Bug.ALLOWANCE_NEEDS_AN_ANSWER) ? Optional.of(said.orElseThrow()) : said;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        if (variant.has(Bug.EAGER)) {
            askWhoWeAre();
        }
        return type == MILESTONE ? Optional.of((RecordSource<T>) source) : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return type == MILESTONE && !variant.has(Bug.DECLARATION_WITHOUT_SINK)
                ? Optional.of((RecordSink<T>) sink)
                : Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return type == MILESTONE && !variant.has(Bug.SINK_WITHOUT_LOOKUP)
                ? Optional.of((RecordLookup<T>) lookup)
                : Optional.empty();
    }

    private void askWhoWeAre() {
        wire.ask((server, token) -> PaperReply.of(List.of(server.whoAmI(token)), 1));
    }

    @Override
    public void close() {
        if (closed && variant.has(Bug.CLOSES_ONCE)) {
            throw new IllegalStateException("closed already");
        }
        closed = true;
    }

    @Override
    public String toString() {
        return variant.has(Bug.SHOWS_TOKEN) ? "paper(%s)".formatted(wire.token()) : "paper";
    }
}
