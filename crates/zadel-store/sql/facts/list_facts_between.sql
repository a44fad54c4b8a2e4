-- Of all objects from one to another, both included: one walk along the key.
SELECT
    feed_id, object, kind, at, stage_id, turn, week, batch_id, line, person_id, amount_minor, reason_id, source_id, line_id,
    client_id, day, nature, n, note, deal, original
FROM facts
WHERE company_id = $1 AND feed_id = $2 AND $3 <= object AND object <= $4
ORDER BY object, at, kind, stage_id, turn
