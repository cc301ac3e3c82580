package org.tallystick.store.jdbc;

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

/** The tables, over the same transaction. Each checks at each call that it has not ended. */
record JdbcTransaction(Sql sql) implements StoreTransaction {

    @Override
    public Cursors cursors() {
        return new CursorTable(sql);
    }

    @Override
    public Documents documents() {
        return new DocumentTable(sql);
    }

    @Override
    public Records records() {
        return new RecordTable(sql);
    }

    @Override
    public Crosswalk crosswalk() {
        return new CrosswalkTable(sql);
    }

    @Override
    public DirtyKeys dirtyKeys() {
        return new DirtyTable(sql);
    }

    @Override
    public Runs runs() {
        return new RunTable(sql);
    }

    @Override
    public Allocations allocations() {
        return new AllocationTable(sql);
    }

    @Override
    public Explanations explanations() {
        return new ExplanationTable(sql);
    }

    @Override
    public Deliveries deliveries() {
        return new DeliveryTable(sql, new IntentTable(sql));
    }

    @Override
    public Views views() {
        return new ViewTable(sql);
    }

    @Override
    public Echoes echoes() {
        return new EchoTable(sql);
    }

    @Override
    public Exceptions exceptions() {
        return new ExceptionTable(sql);
    }

    @Override
    public Cases cases() {
        return new CaseTable(sql);
    }

    @Override
    public Breaks breaks() {
        return new BreakTable(sql);
    }

    @Override
    public Budgets budgets() {
        return new BudgetTable(sql);
    }

    @Override
    public Transitions transitions() {
        return new TransitionTable(sql);
    }

    @Override
    public Leases leases() {
        return new LeaseTable(sql);
    }

    @Override
    public Hints hints() {
        return new HintTable(sql);
    }

    @Override
    public Inbox inbox() {
        return new InboxTable(sql);
    }

    @Override
    public Processes processes() {
        return new ProcessTable(sql);
    }

    @Override
    public Audit audit() {
        return new AuditTable(sql);
    }

    @Override
    public Blanking blanking() {
        return new BlankingTables(sql);
    }
}
