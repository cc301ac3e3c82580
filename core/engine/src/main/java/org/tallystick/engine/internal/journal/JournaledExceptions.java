package org.tallystick.engine.internal.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.tallystick.engine.audit.AuditEntry.Kind;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.internal.hub.CaseBook;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.observe.HubEvent.ExceptionClosed;
import org.tallystick.engine.observe.HubEvent.ExceptionOpened;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Exceptions;

/** Notes which exceptions are opened and closed, and keeps their cases. */
record JournaledExceptions(Exceptions exceptions, Cases cases, Journal journal) implements Exceptions {

    @Override
    public Replaced replace(String scope, Collection<ExceptionRow> now, long runSequence) {
        Replaced replaced = exceptions.replace(scope, now, runSequence);
        CaseBook.update(cases, scope, now, replaced, journal.now());
        note(Kind.EXCEPTION_CLOSED, scope, replaced.closed());
        note(Kind.EXCEPTION_OPENED, scope, replaced.opened());
        replaced.closed().forEach(row -> journal.tell(new ExceptionClosed(row.code(), row.subject(), row.owner())));
        replaced.opened().forEach(row -> journal.tell(new ExceptionOpened(row.code(), row.subject(), row.owner())));
        return replaced;
    }

    /** The scope's first word says which verb raised it; what follows may name a person. */
    private void note(Kind kind, String scope, List<ExceptionRow> rows) {
        int end = scope.indexOf('/');
        String verb = end < 0 ? scope : scope.substring(0, end);
        rows.stream()
                .collect(groupingBy(
                        ExceptionRow::code,
                        TreeMap::new,
                        mapping(row -> Subject.named(row.subject(), Fingerprints.of(row.message())), toList())))
                .forEach((code, subjects) -> journal.note(kind, verb, code, subjects));
    }

    @Override
    public Set<String> openScopes(Collection<String> scopes) {
        return exceptions.openScopes(scopes);
    }

    @Override
    public List<ExceptionRow> openAfter(long runSequence) {
        return exceptions.openAfter(runSequence);
    }
}
