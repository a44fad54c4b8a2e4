-- Payments of which nobody knows yet which deal they are for, the latest first, behind the last one of the page before.
-- A CROSS JOIN, because SQLite keeps its order: it would go through all facts, and payments without a deal are few.
WITH own AS MATERIALIZED (
    -- Clients of whoever has the account, if only his are asked for.
    SELECT d.client_id
    FROM deals AS d
    JOIN employees AS e ON e.company_id = d.company_id AND e.member_id = CAST($7 AS BIGINT)
    JOIN names AS n ON n.company_id = e.company_id AND n.kind = 'person' AND n.employee_id = e.employee_id
    WHERE d.company_id = $1 AND n.name_id IN (
        d.person_id, d.lead_by, d.qualified_by, d.meeting_by, d.quote_by, d.contract_by, d.won_by)
)
SELECT
    p.feed_id, p.object, p.turn, p.invoice, p.contract, f.at, f.amount_minor, f.original, f.client_id, c.name AS client,
    c.tax_number, f.note, f.deal, f.batch_id
FROM payments AS p
CROSS JOIN facts AS f
LEFT JOIN clients AS c ON c.company_id = f.company_id AND c.client_id = f.client_id
WHERE p.company_id = $1 AND p.why IS NULL
    AND f.company_id = p.company_id AND f.feed_id = p.feed_id AND f.object = p.object AND f.kind = 'paid'
    AND f.turn = p.turn
    AND (CAST($2 AS BIGINT) IS NULL OR p.batch_id = $2)
    AND (CAST($7 AS BIGINT) IS NULL OR f.client_id IN (SELECT client_id FROM own))
    AND (f.at < $3 OR (f.at = $3 AND (f.feed_id > $4 OR (f.feed_id = $4 AND f.object > $5))))
    AND NOT EXISTS (
        SELECT 1 FROM facts AS l
        WHERE l.company_id = f.company_id AND l.feed_id = f.feed_id AND l.object = f.object AND l.kind = 'paid'
            AND l.turn > f.turn
    )
ORDER BY f.at DESC, f.feed_id, f.object
LIMIT $6
