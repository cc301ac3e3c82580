package org.tallystick.engine.internal.journal;

import java.util.Map;
import org.tallystick.engine.store.Allocations;
import org.tallystick.engine.store.Audit;
import org.tallystick.engine.store.Blanking;
import org.tallystick.engine.store.Breaks;
import org.tallystick.engine.store.Budgets;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Crosswalk;
import org.tallystick.engine.store.Cursors;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.DirtyKeys;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Echoes;
import org.tallystick.engine.store.Exceptions;
import org.tallystick.engine.store.Explanations;
import org.tallystick.engine.store.Hints;
import org.tallystick.engine.store.Inbox;
import org.tallystick.engine.store.Leases;
import org.tallystick.engine.store.Processes;
import org.tallystick.engine.store.Records;
import org.tallystick.engine.store.Runs;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.store.Transitions;
import org.tallystick.engine.store.Views;

/** The tables that are noted, and the others as they are. What only observers would see is not even looked at without one. */
final class JournaledTransaction implements StoreTransaction {

    private final StoreTransaction tx;
    private final Journal journal;
    private final Deliveries deliveries;

    JournaledTransaction(StoreTransaction tx, Journal journal, Map<String, String> senders) {
        this.tx = tx;
        this.journal = journal;
        this.deliveries = new JournaledDeliveries(tx, journal, senders);
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Exceptions exceptions() {
        return new JournaledExceptions(tx.exceptions(), tx.cases(), journal);
    }

    @Override
    public Cases cases() {
        return new JournaledCases(tx.cases(), journal);
    }

    @Override
    public Records records() {
        return journal.isObserved() ? new JournaledRecords(tx.records(), journal) : tx.records();
    }

    @Override
    public Documents documents() {
        return journal.isObserved() ? new JournaledDocuments(tx.documents(), journal) : tx.documents();
    }

    @Override
    public Transitions transitions() {
        return journal.isObserved() ? new JournaledTransitions(tx.transitions(), journal) : tx.transitions();
    }

    @Override
    public Breaks breaks() {
        return journal.isObserved() ? new JournaledBreaks(tx.breaks(), journal) : tx.breaks();
    }

    @Override
    public Cursors cursors() {
        return tx.cursors();
    }

    @Override
    public Views views() {
        return tx.views();
    }

    @Override
    public Echoes echoes() {
        return tx.echoes();
    }

    @Override
    public Crosswalk crosswalk() {
        return tx.crosswalk();
    }

    @Override
    public DirtyKeys dirtyKeys() {
        return tx.dirtyKeys();
    }

    @Override
    public Runs runs() {
        return tx.runs();
    }

    @Override
    public Allocations allocations() {
        return tx.allocations();
    }

    @Override
    public Explanations explanations() {
        return tx.explanations();
    }

    @Override
    public Leases leases() {
        return tx.leases();
    }

    @Override
    public Hints hints() {
        return tx.hints();
    }

    @Override
    public Inbox inbox() {
        return tx.inbox();
    }

    @Override
    public Budgets budgets() {
        return tx.budgets();
    }

    @Override
    public Processes processes() {
        return new JournaledProcesses(tx.processes(), journal);
    }

    @Override
    public Audit audit() {
        return tx.audit();
    }

    @Override
    public Blanking blanking() {
        return tx.blanking();
    }
}
