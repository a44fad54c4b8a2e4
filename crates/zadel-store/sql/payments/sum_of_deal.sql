-- How much was paid for a deal, of the payments as they stand. The CAST is for PostgreSQL, whose SUM of BIGINT is NUMERIC.
SELECT CAST(COALESCE(SUM(f.amount_minor), 0) AS BIGINT) AS amount_minor
FROM facts AS f
LEFT JOIN payments AS p
    ON p.company_id = f.company_id AND p.feed_id = f.feed_id AND p.object = f.object AND p.turn = f.turn
WHERE f.company_id = $1 AND f.deal = $3 AND f.kind = 'paid' AND f.turn % 2 = 0
    AND (p.deal_feed IS NULL OR p.deal_feed = $2)
    AND NOT EXISTS (
        SELECT 1 FROM facts AS l
        WHERE l.company_id = f.company_id AND l.feed_id = f.feed_id AND l.object = f.object AND l.kind = 'paid'
            AND l.at = f.at AND l.turn > f.turn
    )
