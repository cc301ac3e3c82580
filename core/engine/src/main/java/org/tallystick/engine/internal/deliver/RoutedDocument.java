package org.tallystick.engine.internal.deliver;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
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
record RoutedDocument(Ref<LegalEntity> legalEntity, LocalDate day, Set<Ref<Project>> projects, Set<Ref<?>> originals) {

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
        Set<Ref<Project>> projects = new LinkedHashSet<>();
        invoice.lines().forEach(line -> projects.add(line.project()));
        add(projects, invoice.links().project());
        return new RoutedDocument(invoice.legalEntity(), invoice.issueDate(), projects, Set.of());
    }

    private static RoutedDocument of(CreditMemo memo) {
        Set<Ref<Project>> projects = new LinkedHashSet<>();
        memo.lines().forEach(line -> projects.add(line.line().project()));
        return new RoutedDocument(memo.legalEntity(), memo.issueDate(), projects, Set.of(memo.original()));
    }

    private static RoutedDocument of(JournalEntry entry) {
        Set<Ref<Project>> projects = new LinkedHashSet<>();
        entry.lines().forEach(line -> add(projects, line.project()));
        Ref<JournalEntry> reverses = entry.reverses();
        return new RoutedDocument(
                entry.legalEntity(), entry.date(), projects, reverses == null ? Set.of() : Set.of(reverses));
    }

    private static RoutedDocument of(Payment payment) {
        Set<Ref<?>> invoices = new LinkedHashSet<>();
        for (PaymentApplication application : payment.applications()) {
            if (application.document().type() == RecordType.INVOICE) {
                invoices.add(application.document());
            }
        }
        return new RoutedDocument(payment.legalEntity(), payment.date(), Set.of(), invoices);
    }

    private static void add(Set<Ref<Project>> projects, @Nullable Ref<Project> project) {
        if (project != null) {
            projects.add(project);
        }
    }
}
