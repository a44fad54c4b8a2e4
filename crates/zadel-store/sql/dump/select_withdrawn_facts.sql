SELECT
    company_id, batch_id, feed_id, object, kind, at, stage_id, turn, week, line, person_id, amount_minor, reason_id,
    source_id, line_id, client_id, day, nature, n, note, deal, original
FROM withdrawn_facts
ORDER BY company_id, batch_id, feed_id, object, kind, at, stage_id, turn
