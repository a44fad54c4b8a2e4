-- What is told of a deal, and what was paid for it and done about it, with the file that told it. A paper of which only the deal's number
-- is known and not whose it is, may be any feed's; what people wrote of a deal stands in the deal's own.
SELECT
    f.feed_id, f.object, f.kind, f.at, f.stage_id, f.turn, f.week, f.batch_id, COALESCE(o.line, f.line) AS line, f.person_id, f.amount_minor, f.reason_id,
    f.source_id, f.line_id, f.client_id, f.day, f.nature, f.n, f.note, f.deal, f.original,
    COALESCE(ob.file_name, b.file_name) AS file_name, m.name AS by_whom
FROM (
    SELECT facts.*, CAST($2 AS BIGINT) AS deal_feed FROM facts WHERE company_id = $1 AND feed_id = $2 AND object = $3
    UNION ALL
    SELECT belonging.*, COALESCE(p.deal_feed, i.deal_feed) AS deal_feed
    FROM facts AS belonging
    LEFT JOIN payments AS p
        ON p.company_id = belonging.company_id AND p.feed_id = belonging.feed_id AND p.object = belonging.object
        AND p.turn = belonging.turn
    LEFT JOIN invoices AS i
        ON i.company_id = belonging.company_id AND i.feed_id = belonging.feed_id AND i.object = belonging.object
    WHERE belonging.company_id = $1 AND belonging.deal = $3
) AS f
JOIN batches AS b ON b.company_id = f.company_id AND b.batch_id = f.batch_id
-- Whoever says which deal a payment is for brings no payment: it stays that of the file which told it.
LEFT JOIN facts AS o
    ON b.by_hand IN ('match', 'tie') AND o.company_id = f.company_id AND o.feed_id = f.feed_id AND o.object = f.object
    AND o.kind = f.kind AND o.at = f.at AND o.stage_id = f.stage_id AND o.turn = 0
LEFT JOIN batches AS ob ON ob.company_id = o.company_id AND ob.batch_id = o.batch_id
LEFT JOIN members AS m ON m.company_id = b.company_id AND m.member_id = b.member_id
WHERE f.deal_feed = $2 OR f.feed_id = $2 OR (f.deal_feed IS NULL AND b.by_hand IS NULL)
ORDER BY f.feed_id, f.object, f.at, f.kind, f.stage_id, f.turn
