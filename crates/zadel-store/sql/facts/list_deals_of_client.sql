-- The deals of a client that somebody may see, what was heard of last first. Their names are put aside before they are put in
-- order, and CROSS JOIN begins with them: SQLite would read all deals in that order for three of them.
WITH own AS MATERIALIZED (
    -- Whose rows are asked for: the names of whoever has the account.
    SELECT n.name_id
    FROM names AS n
    JOIN employees AS e ON e.company_id = n.company_id AND e.employee_id = n.employee_id
    WHERE n.company_id = $1 AND n.kind = 'person' AND e.member_id = CAST($3 AS BIGINT)
),
of_client AS MATERIALIZED (
    SELECT feed_id, object
    FROM deals
    WHERE company_id = $1 AND client_id = $2
)
SELECT
    d.feed_id, d.object, d.title, d.client_id, c.name AS client, COALESCE(e.name, p.name) AS person,
    s.name AS source, l.name AS line, t.name AS stage,
    t.pipeline, r.name AS reason, d.outcome, d.amount_minor, d.original, d.created_at, d.expected_on, d.n_moves, d.closed_at, d.nature,
    d.last_at
FROM of_client AS o
CROSS JOIN deals AS d
LEFT JOIN clients AS c ON c.company_id = d.company_id AND c.client_id = d.client_id
LEFT JOIN names AS p ON p.company_id = d.company_id AND p.kind = 'person' AND p.name_id = d.person_id
LEFT JOIN employees AS e ON e.company_id = p.company_id AND e.employee_id = p.employee_id
LEFT JOIN names AS s ON s.company_id = d.company_id AND s.kind = 'source' AND s.name_id = d.source_id
LEFT JOIN names AS l ON l.company_id = d.company_id AND l.kind = 'line' AND l.name_id = d.line_id
LEFT JOIN names AS t ON t.company_id = d.company_id AND t.kind = 'stage' AND t.name_id = d.stage_id
LEFT JOIN names AS r ON r.company_id = d.company_id AND r.kind = 'reason' AND r.name_id = d.reason_id
WHERE d.company_id = $1 AND d.feed_id = o.feed_id AND d.object = o.object
    AND (CAST($3 AS BIGINT) IS NULL OR EXISTS (
        SELECT 1
        FROM own
        WHERE own.name_id IN (
            d.person_id, d.lead_by, d.qualified_by, d.meeting_by, d.quote_by, d.contract_by, d.won_by)))
ORDER BY d.last_at DESC, d.feed_id DESC, d.object DESC
LIMIT $4
