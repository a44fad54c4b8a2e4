INSERT INTO withdrawn_facts (
    company_id, batch_id, feed_id, object, kind, at, stage_id, turn, week, line, person_id, amount_minor, reason_id, source_id,
    line_id, client_id, day, nature, n, note, deal, original
)
SELECT
    company_id, batch_id, feed_id, object, kind, at, stage_id, turn, week, line, person_id, amount_minor, reason_id, source_id,
    line_id, client_id, day, nature, n, note, deal, original
FROM facts
WHERE company_id = $1 AND feed_id = $2 AND batch_id = $3
