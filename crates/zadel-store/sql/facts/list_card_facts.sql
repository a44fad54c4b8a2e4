-- What is told of a deal, and what was paid for it and done about it, with the file that told it.
SELECT
    f.feed_id, f.object, f.kind, f.at, f.stage_id, f.turn, f.week, f.batch_id, f.line, f.person_id, f.amount_minor, f.reason_id,
    f.source_id, f.line_id, f.client_id, f.day, f.nature, f.n, f.note, f.deal, b.file_name
FROM (
    SELECT * FROM facts WHERE company_id = $1 AND feed_id = $2 AND object = $3
    UNION ALL
    SELECT * FROM facts WHERE company_id = $1 AND deal = $3
) AS f
JOIN batches AS b ON b.company_id = f.company_id AND b.batch_id = f.batch_id
ORDER BY f.feed_id, f.object, f.at, f.kind, f.stage_id, f.turn
