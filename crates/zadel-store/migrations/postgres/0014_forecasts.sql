-- How deals stood at the end of a week, and what was forecast of them: kept as it was, whatever becomes of the facts. What is sold is JSON, and
-- so are both contents, packed; the store interprets none of it. Days are texts of ISO 8601.

CREATE TABLE snapshots (
    company_id BIGINT NOT NULL,
    snapshot_id BIGINT NOT NULL,
    origin TEXT NOT NULL,
    sold TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    last_batch BIGINT NOT NULL,
    n_withdrawn BIGINT NOT NULL,
    rules BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (company_id, snapshot_id),
    UNIQUE (company_id, origin, sold),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
);

-- Of a period: what it had brought by then, and what was forecast of its rest.
CREATE TABLE forecasts (
    company_id BIGINT NOT NULL,
    snapshot_id BIGINT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    model BIGINT NOT NULL,
    seed BIGINT NOT NULL,
    won_minor BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (company_id, snapshot_id, from_day, to_day),
    FOREIGN KEY (company_id, snapshot_id) REFERENCES snapshots (company_id, snapshot_id)
);
