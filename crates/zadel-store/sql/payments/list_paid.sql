-- What came in, as it stands, in no order. By feed and object, so that only payments are read.
SELECT f.feed_id, f.at, f.amount_minor, f.deal, f.deal_feed
FROM feeds AS s
JOIN paid AS f ON f.company_id = s.company_id AND f.feed_id = s.feed_id
WHERE s.company_id = $1 AND f.object >= 'payment:' AND f.object < 'payment;'
