-- The ledger: what happened, when, and who says so; and what is computed from it.
-- Times are milliseconds since 1970, UTC; days are texts of ISO 8601; weeks are year and ISO week as one number, such as 202653.
-- A number of a name is 0 where there is none, so that it can stand in a key.

-- How a company's facts are read. A company without a row has none yet.
CREATE TABLE ledgers (
    company_id INTEGER NOT NULL,
    time_zone TEXT NOT NULL,
    closed_week INTEGER,
    dormant_months INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (company_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
) STRICT;

-- Where facts come from: a CRM, a bank account, people who type. Facts of one feed count once.
CREATE TABLE feeds (
    company_id INTEGER NOT NULL,
    feed_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    deals_born TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (company_id, feed_id),
    UNIQUE (company_id, name),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
) STRICT;

-- People, sources, lines, reasons and stages as feeds call them. Stages belong to a feed and a pipeline; the others have feed 0.
CREATE TABLE names (
    company_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name_id INTEGER NOT NULL,
    feed_id INTEGER NOT NULL,
    pipeline TEXT NOT NULL,
    name TEXT NOT NULL,
    meaning TEXT,
    employee_id INTEGER,
    PRIMARY KEY (company_id, kind, name_id),
    UNIQUE (company_id, kind, feed_id, pipeline, name),
    FOREIGN KEY (company_id, employee_id) REFERENCES employees (company_id, employee_id)
) STRICT;

-- Who buys. The key is the tax number where there is one, else the name as it is compared.
CREATE TABLE clients (
    company_id INTEGER NOT NULL,
    client_id INTEGER NOT NULL,
    client_key TEXT NOT NULL,
    name TEXT NOT NULL,
    tax_number TEXT,
    PRIMARY KEY (company_id, client_id),
    UNIQUE (company_id, client_key),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
) STRICT;

-- Files that were read, and everything else that brought facts.
CREATE TABLE batches (
    company_id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    feed_id INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT,
    map TEXT NOT NULL,
    at INTEGER NOT NULL,
    member_id INTEGER,
    n_rows INTEGER NOT NULL,
    n_imported INTEGER NOT NULL,
    n_unchanged INTEGER NOT NULL,
    n_rejected INTEGER NOT NULL,
    n_facts INTEGER NOT NULL,
    first_week INTEGER,
    withdrawn_at INTEGER,
    withdrawn_by INTEGER,
    PRIMARY KEY (company_id, batch_id),
    FOREIGN KEY (company_id, feed_id) REFERENCES feeds (company_id, feed_id),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id),
    FOREIGN KEY (company_id, withdrawn_by) REFERENCES members (company_id, member_id)
) STRICT;

-- Rows of a file that were not taken, and why.
CREATE TABLE rejects (
    company_id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    reject_no INTEGER NOT NULL,
    line INTEGER NOT NULL,
    header TEXT,
    code TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (company_id, batch_id, reject_no),
    FOREIGN KEY (company_id, batch_id) REFERENCES batches (company_id, batch_id)
) STRICT;

-- One row a fact, never edited. There are a million of them: what they refer to is checked by `zadel doctor`, not row by row.
CREATE TABLE facts (
    company_id INTEGER NOT NULL,
    feed_id INTEGER NOT NULL,
    object TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    stage_id INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    week INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    line INTEGER NOT NULL,
    person_id INTEGER,
    amount_minor INTEGER,
    reason_id INTEGER,
    source_id INTEGER,
    line_id INTEGER,
    client_id INTEGER,
    day TEXT,
    nature TEXT,
    n INTEGER NOT NULL,
    note TEXT,
    deal TEXT,
    PRIMARY KEY (company_id, feed_id, object, kind, at, stage_id, turn)
) STRICT, WITHOUT ROWID;

-- Payments and actions of a deal.
CREATE INDEX facts_of_deals ON facts (company_id, deal) WHERE deal IS NOT NULL;

-- Facts of batches that were taken back as a whole, as they stood.
CREATE TABLE withdrawn_facts (
    company_id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    feed_id INTEGER NOT NULL,
    object TEXT NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    stage_id INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    week INTEGER NOT NULL,
    line INTEGER NOT NULL,
    person_id INTEGER,
    amount_minor INTEGER,
    reason_id INTEGER,
    source_id INTEGER,
    line_id INTEGER,
    client_id INTEGER,
    day TEXT,
    nature TEXT,
    n INTEGER NOT NULL,
    note TEXT,
    deal TEXT,
    PRIMARY KEY (company_id, batch_id, feed_id, object, kind, at, stage_id, turn)
) STRICT, WITHOUT ROWID;

-- Computed from the facts: how every deal stands, and when it entered each stage of the funnel first.
CREATE TABLE deals (
    company_id INTEGER NOT NULL,
    feed_id INTEGER NOT NULL,
    object TEXT NOT NULL,
    title TEXT,
    search TEXT NOT NULL,
    client_id INTEGER,
    person_id INTEGER,
    source_id INTEGER,
    line_id INTEGER,
    stage_id INTEGER,
    outcome TEXT NOT NULL,
    amount_minor INTEGER,
    created_at INTEGER,
    created_by INTEGER,
    expected_on TEXT,
    n_moves INTEGER NOT NULL,
    closed_at INTEGER,
    reason_id INTEGER,
    nature TEXT NOT NULL,
    history TEXT NOT NULL,
    path TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    lead_at INTEGER,
    lead_by INTEGER,
    qualified_at INTEGER,
    qualified_by INTEGER,
    meeting_at INTEGER,
    meeting_by INTEGER,
    quote_at INTEGER,
    quote_by INTEGER,
    contract_at INTEGER,
    contract_by INTEGER,
    won_at INTEGER,
    won_by INTEGER,
    PRIMARY KEY (company_id, feed_id, object)
) STRICT, WITHOUT ROWID;

CREATE INDEX deals_by_last ON deals (company_id, last_at);
CREATE INDEX deals_by_client ON deals (company_id, client_id);

-- Computed from the facts: how much of what, by week, person, source and line.
CREATE TABLE cube (
    company_id INTEGER NOT NULL,
    metric TEXT NOT NULL,
    week INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    line_id INTEGER NOT NULL,
    nature TEXT NOT NULL,
    n INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    PRIMARY KEY (company_id, metric, week, person_id, source_id, line_id, nature)
) STRICT, WITHOUT ROWID;
