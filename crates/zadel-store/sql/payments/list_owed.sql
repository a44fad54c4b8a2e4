-- Invoices and payments as they stand: what is owed follows from them. By feed and object, so that no other fact is read.
SELECT
    f.feed_id, f.object, f.kind, f.at, f.amount_minor, f.client_id, f.day, f.deal,
    COALESCE(i.deal_feed, p.deal_feed) AS deal_feed, COALESCE(i.number, p.invoice) AS number
FROM (
    SELECT f.*
    FROM feeds AS s
    JOIN facts AS f ON f.company_id = s.company_id AND f.feed_id = s.feed_id
    WHERE s.company_id = $1 AND f.object >= 'invoice:' AND f.object < 'invoice;'
    UNION ALL
    SELECT f.*
    FROM feeds AS s
    JOIN facts AS f ON f.company_id = s.company_id AND f.feed_id = s.feed_id
    WHERE s.company_id = $1 AND f.object >= 'payment:' AND f.object < 'payment;'
) AS f
LEFT JOIN invoices AS i ON i.company_id = f.company_id AND i.feed_id = f.feed_id AND i.object = f.object
LEFT JOIN payments AS p
    ON p.company_id = f.company_id AND p.feed_id = f.feed_id AND p.object = f.object AND p.turn = f.turn
WHERE f.kind IN ('invoiced', 'paid') AND f.turn % 2 = 0 AND f.amount_minor IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM facts AS l
        WHERE l.company_id = f.company_id AND l.feed_id = f.feed_id AND l.object = f.object AND l.kind = f.kind
            AND l.at = f.at AND l.turn > f.turn
    )
ORDER BY f.at, f.feed_id, f.object
