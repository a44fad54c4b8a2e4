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
