SELECT
    company_id, feed_id, object, title, search, client_id, person_id, source_id, line_id, stage_id, outcome,
    amount_minor, created_at, created_by, expected_on, n_moves, closed_at, reason_id, nature, history, path, last_at, lead_at,
    lead_by, qualified_at, qualified_by, meeting_at, meeting_by, quote_at, quote_by, contract_at, contract_by,
    won_at, won_by, original
FROM deals
ORDER BY company_id, feed_id, object
