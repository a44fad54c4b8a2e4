-- How many payments are without a deal, and how much they are together. The CAST is for PostgreSQL, whose SUM of BIGINT is NUMERIC.
-- A CROSS JOIN, because SQLite keeps its order: it would go through all facts, and payments without a deal are few.
SELECT COUNT(*) AS n, CAST(COALESCE(SUM(f.amount_minor), 0) AS BIGINT) AS amount_minor
FROM payments AS p
CROSS JOIN facts AS f
WHERE p.company_id = $1 AND p.why IS NULL
    AND f.company_id = p.company_id AND f.feed_id = p.feed_id AND f.object = p.object AND f.kind = 'paid'
    AND f.turn = p.turn
    AND (CAST($2 AS BIGINT) IS NULL OR p.batch_id = $2)
    AND NOT EXISTS (
        SELECT 1 FROM facts AS l
        WHERE l.company_id = f.company_id AND l.feed_id = f.feed_id AND l.object = f.object AND l.kind = 'paid'
            AND l.turn > f.turn
    )
