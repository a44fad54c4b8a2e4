-- The ledger: what happened, when, and who says so; and what is computed from it.
-- Times are milliseconds since 1970, UTC; days are texts of ISO 8601; weeks are year and ISO week as one number, such as 202653.
-- A number of a name is 0 where there is none, so that it can stand in a key.
-- Text keys sort by bytes, as in SQLite: the same rows make the same backup.

-- How a company's facts are read. A company without a row has none yet.
CREATE TABLE ledgers (
    company_id BIGINT NOT NULL,
    time_zone TEXT NOT NULL,
    closed_week BIGINT,
    dormant_months BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (company_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
);

-- Where facts come from: a CRM, a bank account, people who type. Facts of one feed count once.
CREATE TABLE feeds (
    company_id BIGINT NOT NULL,
    feed_id BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    deals_born TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (company_id, feed_id),
    UNIQUE (company_id, name),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
);

-- People, sources, lines, reasons and stages as feeds call them. Stages belong to a feed and a pipeline; the others have feed 0.
CREATE TABLE names (
    company_id BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    name_id BIGINT NOT NULL,
    feed_id BIGINT NOT NULL,
    pipeline TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    meaning TEXT,
    employee_id BIGINT,
    PRIMARY KEY (company_id, kind, name_id),
    UNIQUE (company_id, kind, feed_id, pipeline, name),
    FOREIGN KEY (company_id, employee_id) REFERENCES employees (company_id, employee_id)
);

-- Who buys. The key is the tax number where there is one, else the name as it is compared.
CREATE TABLE clients (
    company_id BIGINT NOT NULL,
    client_id BIGINT NOT NULL,
    client_key TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    tax_number TEXT,
    PRIMARY KEY (company_id, client_id),
    UNIQUE (company_id, client_key),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
);

-- Files that were read, and everything else that brought facts.
CREATE TABLE batches (
    company_id BIGINT NOT NULL,
    batch_id BIGINT NOT NULL,
    feed_id BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT,
    map TEXT NOT NULL,
    at BIGINT NOT NULL,
    member_id BIGINT,
    n_rows BIGINT NOT NULL,
    n_imported BIGINT NOT NULL,
    n_unchanged BIGINT NOT NULL,
    n_rejected BIGINT NOT NULL,
    n_facts BIGINT NOT NULL,
    first_week BIGINT,
    withdrawn_at BIGINT,
    withdrawn_by BIGINT,
    PRIMARY KEY (company_id, batch_id),
    FOREIGN KEY (company_id, feed_id) REFERENCES feeds (company_id, feed_id),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id),
    FOREIGN KEY (company_id, withdrawn_by) REFERENCES members (company_id, member_id)
);

-- Rows of a file that were not taken, and why.
CREATE TABLE rejects (
    company_id BIGINT NOT NULL,
    batch_id BIGINT NOT NULL,
    reject_no BIGINT NOT NULL,
    line BIGINT NOT NULL,
    header TEXT,
    code TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (company_id, batch_id, reject_no),
    FOREIGN KEY (company_id, batch_id) REFERENCES batches (company_id, batch_id)
);

-- One row a fact, never edited. There are a million of them: what they refer to is checked by `zadel doctor`, not row by row.
CREATE TABLE facts (
    company_id BIGINT NOT NULL,
    feed_id BIGINT NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    stage_id BIGINT NOT NULL,
    turn BIGINT NOT NULL,
    week BIGINT NOT NULL,
    batch_id BIGINT NOT NULL,
    line BIGINT NOT NULL,
    person_id BIGINT,
    amount_minor BIGINT,
    reason_id BIGINT,
    source_id BIGINT,
    line_id BIGINT,
    client_id BIGINT,
    day TEXT,
    nature TEXT,
    n BIGINT NOT NULL,
    note TEXT,
    deal TEXT,
    PRIMARY KEY (company_id, feed_id, object, kind, at, stage_id, turn)
);

-- Payments and actions of a deal.
CREATE INDEX facts_of_deals ON facts (company_id, deal) WHERE deal IS NOT NULL;

-- Facts of batches that were taken back as a whole, as they stood.
CREATE TABLE withdrawn_facts (
    company_id BIGINT NOT NULL,
    batch_id BIGINT NOT NULL,
    feed_id BIGINT NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    stage_id BIGINT NOT NULL,
    turn BIGINT NOT NULL,
    week BIGINT NOT NULL,
    line BIGINT NOT NULL,
    person_id BIGINT,
    amount_minor BIGINT,
    reason_id BIGINT,
    source_id BIGINT,
    line_id BIGINT,
    client_id BIGINT,
    day TEXT,
    nature TEXT,
    n BIGINT NOT NULL,
    note TEXT,
    deal TEXT,
    PRIMARY KEY (company_id, batch_id, feed_id, object, kind, at, stage_id, turn)
);

-- Computed from the facts: how every deal stands, and when it entered each stage of the funnel first.
CREATE TABLE deals (
    company_id BIGINT NOT NULL,
    feed_id BIGINT NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    title TEXT,
    search TEXT NOT NULL,
    client_id BIGINT,
    person_id BIGINT,
    source_id BIGINT,
    line_id BIGINT,
    stage_id BIGINT,
    outcome TEXT NOT NULL,
    amount_minor BIGINT,
    created_at BIGINT,
    created_by BIGINT,
    expected_on TEXT,
    n_moves BIGINT NOT NULL,
    closed_at BIGINT,
    reason_id BIGINT,
    nature TEXT NOT NULL,
    history TEXT NOT NULL,
    path TEXT NOT NULL,
    last_at BIGINT NOT NULL,
    lead_at BIGINT,
    lead_by BIGINT,
    qualified_at BIGINT,
    qualified_by BIGINT,
    meeting_at BIGINT,
    meeting_by BIGINT,
    quote_at BIGINT,
    quote_by BIGINT,
    contract_at BIGINT,
    contract_by BIGINT,
    won_at BIGINT,
    won_by BIGINT,
    PRIMARY KEY (company_id, feed_id, object)
);

CREATE INDEX deals_by_last ON deals (company_id, last_at);
CREATE INDEX deals_by_client ON deals (company_id, client_id);

-- Computed from the facts: how much of what, by week, person, source and line.
CREATE TABLE cube (
    company_id BIGINT NOT NULL,
    metric TEXT COLLATE "C" NOT NULL,
    week BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    source_id BIGINT NOT NULL,
    line_id BIGINT NOT NULL,
    nature TEXT COLLATE "C" NOT NULL,
    n BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL,
    PRIMARY KEY (company_id, metric, week, person_id, source_id, line_id, nature)
);
