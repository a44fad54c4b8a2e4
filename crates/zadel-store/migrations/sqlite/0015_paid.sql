-- Payments as they stand: of what was corrected only the last, nothing that was taken back; and for which deal each is, as far as anybody has said.
CREATE VIEW paid AS
SELECT f.company_id, f.feed_id, f.object, f.at, f.amount_minor, f.deal, p.deal_feed
FROM facts AS f
LEFT JOIN payments AS p
    ON p.company_id = f.company_id AND p.feed_id = f.feed_id AND p.object = f.object AND p.turn = f.turn
WHERE f.kind = 'paid' AND f.turn % 2 = 0 AND f.amount_minor IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM facts AS l
        WHERE l.company_id = f.company_id AND l.feed_id = f.feed_id AND l.object = f.object AND l.kind = f.kind
            AND l.at = f.at AND l.turn > f.turn
    );
