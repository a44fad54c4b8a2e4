-- Payments, invoices and actions of a deal. Where only the deal's number is known and not whose it is, it may be any feed's.
SELECT
    f.feed_id, f.object, f.kind, f.at, f.stage_id, f.turn, f.week, f.batch_id, f.line, f.person_id, f.amount_minor,
    f.reason_id, f.source_id, f.line_id, f.client_id, f.day, f.nature, f.n, f.note, f.deal
FROM facts AS f
LEFT JOIN payments AS p
    ON p.company_id = f.company_id AND p.feed_id = f.feed_id AND p.object = f.object AND p.turn = f.turn
LEFT JOIN invoices AS i ON i.company_id = f.company_id AND i.feed_id = f.feed_id AND i.object = f.object
WHERE f.company_id = $1 AND f.deal = $3
    AND (COALESCE(p.deal_feed, i.deal_feed) IS NULL OR COALESCE(p.deal_feed, i.deal_feed) = $2)
ORDER BY f.at, f.kind, f.feed_id, f.object, f.turn
