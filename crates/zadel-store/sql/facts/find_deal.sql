SELECT
    d.feed_id, d.object, d.title, d.client_id, c.name AS client, p.name AS person, s.name AS source, l.name AS line, t.name AS stage,
    t.pipeline, r.name AS reason, d.outcome, d.amount_minor, d.created_at, d.expected_on, d.n_moves, d.closed_at, d.nature,
    d.last_at
FROM deals AS d
LEFT JOIN clients AS c ON c.company_id = d.company_id AND c.client_id = d.client_id
LEFT JOIN names AS p ON p.company_id = d.company_id AND p.kind = 'person' AND p.name_id = d.person_id
LEFT JOIN names AS s ON s.company_id = d.company_id AND s.kind = 'source' AND s.name_id = d.source_id
LEFT JOIN names AS l ON l.company_id = d.company_id AND l.kind = 'line' AND l.name_id = d.line_id
LEFT JOIN names AS t ON t.company_id = d.company_id AND t.kind = 'stage' AND t.name_id = d.stage_id
LEFT JOIN names AS r ON r.company_id = d.company_id AND r.kind = 'reason' AND r.name_id = d.reason_id
WHERE d.company_id = $1 AND d.feed_id = $2 AND d.object = $3
