INSERT INTO deals (
    company_id, feed_id, object, title, search, client_id, person_id, source_id, line_id, stage_id, outcome,
    amount_minor, created_at, created_by, expected_on, n_moves, closed_at, reason_id, nature, history, path, last_at,
    lead_at, lead_by, qualified_at, qualified_by, meeting_at, meeting_by, quote_at, quote_by, contract_at,
    contract_by, won_at, won_by, original
)
VALUES (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
    $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35
)
ON CONFLICT (company_id, feed_id, object) DO UPDATE SET
    title = excluded.title, search = excluded.search, client_id = excluded.client_id, person_id = excluded.person_id,
    source_id = excluded.source_id, line_id = excluded.line_id, stage_id = excluded.stage_id,
    outcome = excluded.outcome, amount_minor = excluded.amount_minor, created_at = excluded.created_at,
    created_by = excluded.created_by, expected_on = excluded.expected_on, n_moves = excluded.n_moves,
    closed_at = excluded.closed_at, reason_id = excluded.reason_id, nature = excluded.nature,
    history = excluded.history, path = excluded.path, last_at = excluded.last_at, lead_at = excluded.lead_at,
    lead_by = excluded.lead_by, qualified_at = excluded.qualified_at, qualified_by = excluded.qualified_by,
    meeting_at = excluded.meeting_at, meeting_by = excluded.meeting_by, quote_at = excluded.quote_at,
    quote_by = excluded.quote_by, contract_at = excluded.contract_at, contract_by = excluded.contract_by,
    won_at = excluded.won_at, won_by = excluded.won_by, original = excluded.original
