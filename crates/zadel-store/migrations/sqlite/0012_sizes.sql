-- How far the facts reach is asked with every page of theirs: not by looking at all that was ever written by hand.
CREATE INDEX batches_in_force ON batches (company_id, at) WHERE withdrawn_at IS NULL;
CREATE INDEX batches_withdrawn ON batches (company_id, withdrawn_at) WHERE withdrawn_at IS NOT NULL;

-- Cells that came to nothing are removed after each writing: they are few, and the cube is not.
CREATE INDEX cube_empty ON cube (company_id) WHERE n = 0 AND amount_minor = 0;

-- What SQLite is told of the sizes, once and for all companies: it takes ten rows a company for granted, and would look for the payments of
-- a deal among all facts. Rows, and rows with equal beginnings of the key, as `ANALYZE` writes them: of a company with a million facts.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('facts', 'facts', '1000000 1000000 250000 5 3 2 1 1'),
    ('facts', 'facts_of_deals', '200000 200000 4'),
    ('invoices', 'invoices', '50000 50000 25000 1'),
    ('invoices', 'invoices_by_number', '50000 50000 2'),
    ('invoices', 'invoices_by_contract', '20000 20000 5'),
    ('payments', 'payments', '100000 100000 50000 2 1'),
    ('payments', 'payments_open', '5000 5000 2500 1');
ANALYZE sqlite_schema;
