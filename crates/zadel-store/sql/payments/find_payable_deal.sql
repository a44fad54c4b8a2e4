SELECT
    d.feed_id, d.object, d.client_id, d.person_id, d.source_id, d.line_id, d.nature, d.amount_minor, d.closed_at, d.expected_on, d.title,
    d.outcome,
    -- What was paid for it, of the payments as they stand. The CAST is for PostgreSQL, whose SUM of BIGINT is NUMERIC.
    (
        SELECT CAST(COALESCE(SUM(f.amount_minor), 0) AS BIGINT)
        FROM facts AS f
        LEFT JOIN payments AS p
            ON p.company_id = f.company_id AND p.feed_id = f.feed_id AND p.object = f.object AND p.turn = f.turn
        WHERE f.company_id = d.company_id AND f.deal = d.object AND f.kind = 'paid' AND f.turn % 2 = 0
            AND (p.deal_feed IS NULL OR p.deal_feed = d.feed_id)
            AND NOT EXISTS (
                SELECT 1
                FROM facts AS l
                WHERE l.company_id = f.company_id AND l.feed_id = f.feed_id AND l.object = f.object AND l.kind = 'paid'
                    AND l.at = f.at AND l.turn > f.turn)
    ) AS paid_minor
FROM deals AS d
WHERE d.company_id = $1 AND d.feed_id = $2 AND d.object = $3
