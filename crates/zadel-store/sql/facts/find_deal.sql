SELECT
    d.feed_id, d.object, d.title, d.client_id, c.name AS client, COALESCE(e.name, p.name) AS person,
    s.name AS source, l.name AS line, t.name AS stage,
    t.pipeline, r.name AS reason, d.outcome, d.amount_minor, d.original, d.created_at, d.expected_on, d.n_moves, d.closed_at, d.nature,
    d.last_at
FROM deals AS d
LEFT JOIN clients AS c ON c.company_id = d.company_id AND c.client_id = d.client_id
LEFT JOIN names AS p ON p.company_id = d.company_id AND p.kind = 'person' AND p.name_id = d.person_id
LEFT JOIN employees AS e ON e.company_id = p.company_id AND e.employee_id = p.employee_id
LEFT JOIN names AS s ON s.company_id = d.company_id AND s.kind = 'source' AND s.name_id = d.source_id
LEFT JOIN names AS l ON l.company_id = d.company_id AND l.kind = 'line' AND l.name_id = d.line_id
LEFT JOIN names AS t ON t.company_id = d.company_id AND t.kind = 'stage' AND t.name_id = d.stage_id
LEFT JOIN names AS r ON r.company_id = d.company_id AND r.kind = 'reason' AND r.name_id = d.reason_id
WHERE d.company_id = $1 AND d.feed_id = $2 AND d.object = $3
    AND (CAST($4 AS BIGINT) IS NULL OR EXISTS (
        SELECT 1
        FROM names AS own
        JOIN employees AS owner ON owner.company_id = own.company_id AND owner.employee_id = own.employee_id
        WHERE own.company_id = d.company_id AND own.kind = 'person' AND owner.member_id = $4 AND own.name_id IN (
            d.person_id, d.lead_by, d.qualified_by, d.meeting_by, d.quote_by, d.contract_by, d.won_by)))
