-- What came in, as it stands, in no order. By feed and object, so that only payments are read.
SELECT f.feed_id, f.at, f.amount_minor, f.deal, p.deal_feed
FROM feeds AS s
JOIN facts AS f ON f.company_id = s.company_id AND f.feed_id = s.feed_id
LEFT JOIN payments AS p
    ON p.company_id = f.company_id AND p.feed_id = f.feed_id AND p.object = f.object AND p.turn = f.turn
WHERE s.company_id = $1 AND f.object >= 'payment:' AND f.object < 'payment;' AND f.kind = 'paid' AND f.turn % 2 = 0
    AND f.amount_minor IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM facts AS l
        WHERE l.company_id = f.company_id AND l.feed_id = f.feed_id AND l.object = f.object AND l.kind = f.kind
            AND l.at = f.at AND l.turn > f.turn
    )
