INSERT INTO withdrawn_facts (
    company_id, batch_id, feed_id, object, kind, at, stage_id, turn, week, line, person_id, amount_minor, reason_id,
    source_id, line_id, client_id, day, nature, n, note, deal, original
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
