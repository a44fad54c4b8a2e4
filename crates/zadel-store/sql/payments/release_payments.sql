-- Payments for a deal of which nothing is known any more are for none until somebody says so.
UPDATE payments
SET why = NULL, deal_feed = NULL
WHERE company_id = $1 AND deal_feed = $2 AND (feed_id, object, turn) IN (
    SELECT f.feed_id, f.object, f.turn
    FROM facts AS f
    WHERE f.company_id = $1 AND f.deal = $3 AND f.kind = 'paid')
