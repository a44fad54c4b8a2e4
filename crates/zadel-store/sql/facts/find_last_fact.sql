-- How a company's facts are read, and how far they reach: the last that happened, when the last came in, and what tells whether others
-- came in or were taken back since.
SELECT
    time_zone, closed_week, dormant_months, key_percent, version,
    (SELECT MAX(last_at) FROM deals WHERE company_id = $1) AS last_at,
    (SELECT MAX(at) FROM batches WHERE company_id = $1 AND withdrawn_at IS NULL) AS brought_at,
    (SELECT MAX(batch_id) FROM batches WHERE company_id = $1) AS last_batch,
    (SELECT COUNT(withdrawn_at) FROM batches WHERE company_id = $1) AS n_withdrawn
FROM ledgers
WHERE company_id = $1
