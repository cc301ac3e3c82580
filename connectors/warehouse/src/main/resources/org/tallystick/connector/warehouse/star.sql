-- The star schema of the warehouse, version 1. Standard SQL as PostgreSQL and DuckDB both have it. docs/warehouse.md explains it.

CREATE TABLE warehouse_version (
    version INTEGER NOT NULL
);

INSERT INTO warehouse_version VALUES (1);

-- One row a day.
CREATE TABLE dim_calendar (
    day        DATE    NOT NULL PRIMARY KEY,
    period     VARCHAR NOT NULL,
    quarter    VARCHAR NOT NULL,
    year       INTEGER NOT NULL,
    month      INTEGER NOT NULL,
    iso_week   INTEGER NOT NULL,
    weekday    INTEGER NOT NULL,
    is_weekend BOOLEAN NOT NULL
);

INSERT INTO dim_calendar
SELECT CAST(d AS DATE),
       SUBSTRING(CAST(CAST(d AS DATE) AS VARCHAR) FROM 1 FOR 7),
       CAST(EXTRACT(YEAR FROM d) AS VARCHAR) || '-Q' || CAST(EXTRACT(QUARTER FROM d) AS VARCHAR),
       CAST(EXTRACT(YEAR FROM d) AS INTEGER),
       CAST(EXTRACT(MONTH FROM d) AS INTEGER),
       CAST(EXTRACT(WEEK FROM d) AS INTEGER),
       CAST(EXTRACT(ISODOW FROM d) AS INTEGER),
       EXTRACT(ISODOW FROM d) > 5
FROM generate_series(TIMESTAMP '2000-01-01 00:00:00', TIMESTAMP '2049-12-31 00:00:00', INTERVAL '1' DAY) AS days (d);

-- One row for each state of a customer.
CREATE TABLE dim_customer (
    customer_key    VARCHAR NOT NULL,
    ref             VARCHAR NOT NULL,
    name            VARCHAR NOT NULL,
    legal_name      VARCHAR,
    parent_ref      VARCHAR,
    country         VARCHAR,
    industry        VARCHAR,
    segment         VARCHAR,
    status          VARCHAR,
    survivor_key    VARCHAR,
    effective_from  DATE,
    effective_until DATE,
    version         INTEGER NOT NULL,
    valid_from      TIMESTAMP NOT NULL,
    valid_to        TIMESTAMP,
    is_current      BOOLEAN NOT NULL,
    PRIMARY KEY (customer_key, version)
);

-- One row for each state of an engagement.
CREATE TABLE dim_engagement (
    engagement_key      VARCHAR NOT NULL,
    ref                 VARCHAR NOT NULL,
    name                VARCHAR NOT NULL,
    customer_key        VARCHAR NOT NULL,
    bill_to_ref         VARCHAR,
    ultimate_parent_ref VARCHAR NOT NULL,
    legal_entity_ref    VARCHAR NOT NULL,
    service_line        VARCHAR NOT NULL,
    currency            VARCHAR NOT NULL,
    contract_value      DECIMAL(22, 4),
    cap                 DECIMAL(22, 4),
    term_from           DATE,
    term_until          DATE,
    status              VARCHAR,
    effective_from      DATE,
    effective_until     DATE,
    version             INTEGER NOT NULL,
    valid_from          TIMESTAMP NOT NULL,
    valid_to            TIMESTAMP,
    is_current          BOOLEAN NOT NULL,
    PRIMARY KEY (engagement_key, version)
);

-- One row for each state of a project.
CREATE TABLE dim_project (
    project_key      VARCHAR NOT NULL,
    ref              VARCHAR NOT NULL,
    name             VARCHAR NOT NULL,
    code             VARCHAR,
    engagement_key   VARCHAR,
    customer_key     VARCHAR,
    legal_entity_ref VARCHAR,
    manager_ref      VARCHAR,
    service_line     VARCHAR,
    practice         VARCHAR,
    region           VARCHAR,
    currency         VARCHAR,
    kind             VARCHAR NOT NULL,
    planned_from     DATE,
    planned_until    DATE,
    closed_on        DATE,
    closed_at        TIMESTAMP,
    percent_complete DECIMAL(26, 8),
    status           VARCHAR,
    effective_from   DATE,
    effective_until  DATE,
    version          INTEGER NOT NULL,
    valid_from       TIMESTAMP NOT NULL,
    valid_to         TIMESTAMP,
    is_current       BOOLEAN NOT NULL,
    PRIMARY KEY (project_key, version)
);

-- One row for each state of a person. The name is personal data.
CREATE TABLE dim_resource (
    resource_key     VARCHAR NOT NULL,
    ref              VARCHAR NOT NULL,
    name             VARCHAR,
    worker_id        VARCHAR,
    role             VARCHAR,
    grade            VARCHAR,
    kind             VARCHAR,
    location         VARCHAR,
    legal_entity_ref VARCHAR,
    manager_ref      VARCHAR,
    calendar         VARCHAR,
    full_time_share  DECIMAL(26, 8),
    status           VARCHAR,
    effective_from   DATE,
    effective_until  DATE,
    version          INTEGER NOT NULL,
    valid_from       TIMESTAMP NOT NULL,
    valid_to         TIMESTAMP,
    is_current       BOOLEAN NOT NULL,
    PRIMARY KEY (resource_key, version)
);

-- One row for each state of a time entry: hours of one person, day and project.
CREATE TABLE fact_time (
    time_key       VARCHAR NOT NULL,
    ref            VARCHAR NOT NULL,
    resource_key   VARCHAR,
    project_key    VARCHAR,
    work_date      DATE NOT NULL,
    period         VARCHAR NOT NULL,
    role           VARCHAR,
    work_type      VARCHAR NOT NULL,
    hours          DECIMAL(24, 6) NOT NULL,
    billable_hours DECIMAL(24, 6) NOT NULL,
    billable       BOOLEAN NOT NULL,
    hourly_rate    DECIMAL(24, 6),
    currency       VARCHAR,
    approval       VARCHAR NOT NULL,
    approved_at    TIMESTAMP,
    billing        VARCHAR,
    version        INTEGER NOT NULL,
    loaded_at      TIMESTAMP NOT NULL,
    replaced_at    TIMESTAMP,
    is_current     BOOLEAN NOT NULL,
    PRIMARY KEY (time_key, version)
);

-- One row for each state of an expense item.
CREATE TABLE fact_expense (
    expense_key   VARCHAR NOT NULL,
    ref           VARCHAR NOT NULL,
    resource_key  VARCHAR,
    project_key   VARCHAR,
    expense_date  DATE NOT NULL,
    period        VARCHAR NOT NULL,
    category      VARCHAR,
    amount        DECIMAL(22, 4) NOT NULL,
    currency      VARCHAR NOT NULL,
    billable      BOOLEAN NOT NULL,
    has_receipt   BOOLEAN NOT NULL,
    approval      VARCHAR NOT NULL,
    billing       VARCHAR,
    reimbursement VARCHAR,
    version       INTEGER NOT NULL,
    loaded_at     TIMESTAMP NOT NULL,
    replaced_at   TIMESTAMP,
    is_current    BOOLEAN NOT NULL,
    PRIMARY KEY (expense_key, version)
);

-- One row for each state of a milestone.
CREATE TABLE fact_milestone (
    milestone_key VARCHAR NOT NULL,
    ref           VARCHAR NOT NULL,
    project_key   VARCHAR,
    name          VARCHAR,
    planned_date  DATE,
    completed_on  DATE,
    period        VARCHAR,
    amount        DECIMAL(22, 4) NOT NULL,
    currency      VARCHAR NOT NULL,
    approval      VARCHAR NOT NULL,
    status        VARCHAR,
    billing       VARCHAR,
    billed_share  DECIMAL(26, 8),
    version       INTEGER NOT NULL,
    loaded_at     TIMESTAMP NOT NULL,
    replaced_at   TIMESTAMP,
    is_current    BOOLEAN NOT NULL,
    PRIMARY KEY (milestone_key, version)
);

-- One row for each state of a row of the billing ledger.
CREATE TABLE fact_billing (
    billing_key       VARCHAR NOT NULL,
    ref               VARCHAR NOT NULL,
    kind              VARCHAR NOT NULL,
    transaction_class VARCHAR NOT NULL,
    source_ref        VARCHAR NOT NULL,
    contract_line_ref VARCHAR NOT NULL,
    project_key       VARCHAR NOT NULL,
    work_date         DATE NOT NULL,
    period            VARCHAR NOT NULL,
    accounting_date   DATE,
    quantity          DECIMAL(24, 6) NOT NULL,
    unit_price        DECIMAL(24, 6),
    amount            DECIMAL(22, 4),
    currency          VARCHAR NOT NULL,
    contract_version  INTEGER NOT NULL,
    version           INTEGER NOT NULL,
    loaded_at         TIMESTAMP NOT NULL,
    replaced_at       TIMESTAMP,
    is_current        BOOLEAN NOT NULL,
    PRIMARY KEY (billing_key, version)
);

-- One row for each state of a revenue schedule.
CREATE TABLE fact_revenue_schedule (
    schedule_key     VARCHAR NOT NULL,
    ref              VARCHAR NOT NULL,
    engagement_key   VARCHAR NOT NULL,
    obligation       VARCHAR NOT NULL,
    method           VARCHAR NOT NULL,
    allocated        DECIMAL(22, 4) NOT NULL,
    currency         VARCHAR NOT NULL,
    period_from      DATE,
    period_until     DATE,
    schedule_version INTEGER NOT NULL,
    hold             VARCHAR,
    status           VARCHAR NOT NULL,
    version          INTEGER NOT NULL,
    loaded_at        TIMESTAMP NOT NULL,
    replaced_at      TIMESTAMP,
    is_current       BOOLEAN NOT NULL,
    PRIMARY KEY (schedule_key, version)
);

-- One row for each fiscal period of a state of a revenue schedule.
CREATE TABLE fact_revenue_plan (
    schedule_key     VARCHAR NOT NULL,
    line_no          INTEGER NOT NULL,
    period           VARCHAR NOT NULL,
    planned          DECIMAL(22, 4) NOT NULL,
    recognised       DECIMAL(22, 4) NOT NULL,
    currency         VARCHAR NOT NULL,
    posted           BOOLEAN NOT NULL,
    version          INTEGER NOT NULL,
    loaded_at        TIMESTAMP NOT NULL,
    replaced_at      TIMESTAMP,
    is_current       BOOLEAN NOT NULL,
    PRIMARY KEY (schedule_key, version, line_no)
);

-- One row for each state of a revenue event.
CREATE TABLE fact_revenue (
    revenue_key      VARCHAR NOT NULL,
    ref              VARCHAR NOT NULL,
    schedule_key     VARCHAR NOT NULL,
    schedule_version INTEGER NOT NULL,
    period           VARCHAR NOT NULL,
    posting_date     DATE NOT NULL,
    kind             VARCHAR NOT NULL,
    sequence_no      INTEGER NOT NULL,
    amount           DECIMAL(22, 4) NOT NULL,
    currency         VARCHAR NOT NULL,
    status           VARCHAR NOT NULL,
    version          INTEGER NOT NULL,
    loaded_at        TIMESTAMP NOT NULL,
    replaced_at      TIMESTAMP,
    is_current       BOOLEAN NOT NULL,
    PRIMARY KEY (revenue_key, version)
);

-- One row for each state of an invoice.
CREATE TABLE fact_invoice (
    invoice_key      VARCHAR NOT NULL,
    ref              VARCHAR NOT NULL,
    document_number  VARCHAR,
    type             VARCHAR NOT NULL,
    period           VARCHAR NOT NULL,
    issue_date       DATE NOT NULL,
    due_date         DATE,
    legal_entity_ref VARCHAR NOT NULL,
    customer_key     VARCHAR NOT NULL,
    engagement_key   VARCHAR NOT NULL,
    currency         VARCHAR NOT NULL,
    net              DECIMAL(22, 4) NOT NULL,
    tax              DECIMAL(22, 4) NOT NULL,
    gross            DECIMAL(22, 4) NOT NULL,
    status           VARCHAR NOT NULL,
    posting          VARCHAR NOT NULL,
    collection       VARCHAR,
    version          INTEGER NOT NULL,
    loaded_at        TIMESTAMP NOT NULL,
    replaced_at      TIMESTAMP,
    is_current       BOOLEAN NOT NULL,
    PRIMARY KEY (invoice_key, version)
);

-- One row for each item that an invoice line bills and each month of its service.
CREATE TABLE fact_invoice_line (
    invoice_key      VARCHAR NOT NULL,
    part_no          INTEGER NOT NULL,
    line_no          INTEGER NOT NULL,
    kind             VARCHAR NOT NULL,
    project_key      VARCHAR NOT NULL,
    role             VARCHAR,
    item             VARCHAR,
    service_date     DATE NOT NULL,
    service_last_day DATE,
    service_period   VARCHAR NOT NULL,
    late             BOOLEAN NOT NULL,
    quantity         DECIMAL(24, 6) NOT NULL,
    unit_price       DECIMAL(24, 6),
    amount           DECIMAL(22, 4) NOT NULL,
    currency         VARCHAR NOT NULL,
    tax_code         VARCHAR,
    tax_rate         DECIMAL(26, 8),
    version          INTEGER NOT NULL,
    loaded_at        TIMESTAMP NOT NULL,
    replaced_at      TIMESTAMP,
    is_current       BOOLEAN NOT NULL,
    PRIMARY KEY (invoice_key, version, part_no)
);

-- One row for each state of a credit memo. Amounts are positive.
CREATE TABLE fact_credit (
    credit_key       VARCHAR NOT NULL,
    ref              VARCHAR NOT NULL,
    document_number  VARCHAR,
    reason           VARCHAR NOT NULL,
    kind             VARCHAR NOT NULL,
    period           VARCHAR NOT NULL,
    issue_date       DATE NOT NULL,
    invoice_key      VARCHAR NOT NULL,
    legal_entity_ref VARCHAR NOT NULL,
    customer_key     VARCHAR NOT NULL,
    currency         VARCHAR NOT NULL,
    net              DECIMAL(22, 4) NOT NULL,
    tax              DECIMAL(22, 4) NOT NULL,
    gross            DECIMAL(22, 4) NOT NULL,
    status           VARCHAR NOT NULL,
    posting          VARCHAR NOT NULL,
    version          INTEGER NOT NULL,
    loaded_at        TIMESTAMP NOT NULL,
    replaced_at      TIMESTAMP,
    is_current       BOOLEAN NOT NULL,
    PRIMARY KEY (credit_key, version)
);

-- One row for each item that a credit line takes back and each month of its service. Amounts are positive.
CREATE TABLE fact_credit_line (
    credit_key       VARCHAR NOT NULL,
    part_no          INTEGER NOT NULL,
    line_no          INTEGER NOT NULL,
    invoice_line_no  INTEGER NOT NULL,
    kind             VARCHAR NOT NULL,
    project_key      VARCHAR NOT NULL,
    role             VARCHAR,
    item             VARCHAR,
    service_date     DATE NOT NULL,
    service_last_day DATE,
    service_period   VARCHAR NOT NULL,
    late             BOOLEAN NOT NULL,
    quantity         DECIMAL(24, 6) NOT NULL,
    unit_price       DECIMAL(24, 6),
    amount           DECIMAL(22, 4) NOT NULL,
    currency         VARCHAR NOT NULL,
    tax_code         VARCHAR,
    tax_rate         DECIMAL(26, 8),
    version          INTEGER NOT NULL,
    loaded_at        TIMESTAMP NOT NULL,
    replaced_at      TIMESTAMP,
    is_current       BOOLEAN NOT NULL,
    PRIMARY KEY (credit_key, version, part_no)
);

-- One row for each state of an exception.
CREATE TABLE fact_exception (
    exception_key  VARCHAR NOT NULL,
    code           VARCHAR NOT NULL,
    subject_ref    VARCHAR NOT NULL,
    engagement_key VARCHAR,
    period         VARCHAR NOT NULL,
    amount         DECIMAL(22, 4),
    currency       VARCHAR,
    owner          VARCHAR,
    state          VARCHAR NOT NULL,
    opened_at      TIMESTAMP NOT NULL,
    closed_at      TIMESTAMP,
    version        INTEGER NOT NULL,
    loaded_at      TIMESTAMP NOT NULL,
    replaced_at    TIMESTAMP,
    is_current     BOOLEAN NOT NULL,
    PRIMARY KEY (exception_key, version)
);

-- What documents bill and take back, by the month that bills and the month that is served. Cancelled documents and pro-forma invoices count for nothing.
CREATE VIEW revenue_movement AS
SELECT document.engagement_key, line.currency, document.period AS billed_period, line.service_period, line.amount
FROM fact_invoice AS document
JOIN fact_invoice_line AS line ON line.invoice_key = document.invoice_key AND line.is_current
WHERE document.is_current AND document.status <> 'CANCELLED' AND document.type <> 'PROFORMA'
UNION ALL
SELECT original.engagement_key, line.currency, document.period, line.service_period, -line.amount
FROM fact_credit AS document
JOIN fact_credit_line AS line ON line.credit_key = document.credit_key AND line.is_current
JOIN fact_invoice AS original ON original.invoice_key = document.invoice_key AND original.is_current
WHERE document.is_current AND document.status <> 'CANCELLED';

-- Invoiced, recognised, deferred and unbilled of each engagement and currency, from the start to the end of each period, net of tax. From the first month
-- of service or billing to the last in which anything was billed.
CREATE VIEW revenue_position AS
WITH moved AS (
    SELECT engagement_key, currency, billed_period AS period, amount AS invoiced, 0 AS recognised FROM revenue_movement
    UNION ALL
    SELECT engagement_key, currency, service_period, 0, amount FROM revenue_movement
), monthly AS (
    SELECT engagement_key, currency, period, SUM(invoiced) AS invoiced, SUM(recognised) AS recognised
    FROM moved GROUP BY engagement_key, currency, period
), periods AS (
    SELECT DISTINCT period FROM dim_calendar WHERE period <= (SELECT MAX(billed_period) FROM revenue_movement)
), cumulated AS (
    SELECT monthly.engagement_key, monthly.currency, periods.period,
           SUM(monthly.invoiced) AS invoiced, SUM(monthly.recognised) AS recognised
    FROM monthly JOIN periods ON monthly.period <= periods.period
    GROUP BY monthly.engagement_key, monthly.currency, periods.period
)
SELECT engagement_key, currency, period, invoiced, recognised,
       CASE WHEN invoiced > recognised THEN invoiced - recognised ELSE 0 END AS deferred,
       CASE WHEN recognised > invoiced THEN recognised - invoiced ELSE 0 END AS unbilled
FROM cumulated;
