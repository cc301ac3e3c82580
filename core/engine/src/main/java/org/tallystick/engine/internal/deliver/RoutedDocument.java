package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.toCollection;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Payment;
import org.tallystick.model.PaymentApplication;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/**
 * What of a document says where it goes (MIG-2, MIG-7).
 *
 * @param legalEntity whose it is
 * @param day its own date
 * @param projects that its lines name
 * @param originals that it follows, whatever it says itself: what it credits, reverses or pays
 */
record RoutedDocument(
        Ref<LegalEntity> legalEntity, LocalDate day, Set<Ref<Project>> projects, Set<Ref<?>> originals) {

    RoutedDocument {
        projects = Set.copyOf(projects);
        originals = Set.copyOf(originals);
    }

    /** Of a document of a type that a routing can part; else none. */
    static Optional<RoutedDocument> of(Entity record) {
        if (record instanceof Invoice invoice) {
            return Optional.of(of(invoice));
        }
        if (record instanceof CreditMemo memo) {
            return Optional.of(of(memo));
        }
        if (record instanceof JournalEntry entry) {
            return Optional.of(of(entry));
        }
        return record instanceof Payment payment ? Optional.of(of(payment)) : Optional.empty();
    }

    private static RoutedDocument of(Invoice invoice) {
        Stream<@Nullable Ref<Project>> named = Stream.concat(
                invoice.lines().stream().map(line -> line.project()), Stream.of(invoice.links())
                        .map(links -> links.project()));
        return new RoutedDocument(invoice.legalEntity(), invoice.issueDate(), present(named), Set.of());
    }

    private static RoutedDocument of(CreditMemo memo) {
        return new RoutedDocument(
                memo.legalEntity(),
                memo.issueDate(),
                present(memo.lines().stream().map(line -> line.line().project())),
                Set.of(memo.original()));
    }

    private static RoutedDocument of(JournalEntry entry) {
        Ref<JournalEntry> reverses = entry.reverses();
        return new RoutedDocument(
                entry.legalEntity(),
                entry.date(),
                present(entry.lines().stream().map(line -> line.project())),
                reverses == null ? Set.of() : Set.of(reverses));
    }

    private static RoutedDocument of(Payment payment) {
        return new RoutedDocument(
                payment.legalEntity(), payment.date(), Set.of(), invoices(payment.applications()));
    }

    private static Set<Ref<?>> invoices(List<PaymentApplication> applications) {
        return applications.stream()
                .<Ref<?>>map(PaymentApplication::document)
                .filter(document -> document.type() == RecordType.INVOICE)
                .collect(toCollection(LinkedHashSet::new));
    }

    private static Set<Ref<Project>> present(Stream<@Nullable Ref<Project>> projects) {
        return projects.filter(Objects::nonNull).collect(toCollection(LinkedHashSet::new));
    }
}
