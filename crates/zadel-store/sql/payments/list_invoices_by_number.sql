-- Invoices with a number, each as it stands: its last telling, unless that takes it back.
SELECT i.number, i.contract, f.deal, i.deal_feed, f.client_id, f.amount_minor
FROM invoices AS i
JOIN facts AS f
    ON f.company_id = i.company_id AND f.feed_id = i.feed_id AND f.object = i.object AND f.kind = 'invoiced'
WHERE i.company_id = $1 AND i.number = $2 AND f.turn % 2 = 0
    AND NOT EXISTS (
        SELECT 1 FROM facts AS l
        WHERE l.company_id = f.company_id AND l.feed_id = f.feed_id AND l.object = f.object AND l.kind = f.kind
            AND l.at = f.at AND l.stage_id = f.stage_id AND l.turn > f.turn
    )
ORDER BY i.feed_id, i.object
