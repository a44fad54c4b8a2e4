-- Payments that hold, in no order: each as it was told last, unless that took it back.
SELECT facts.at, facts.amount_minor
FROM feeds
JOIN facts ON facts.company_id = feeds.company_id AND facts.feed_id = feeds.feed_id
WHERE feeds.company_id = $1 AND facts.object >= 'payment:' AND facts.object < 'payment;' AND facts.kind = 'paid'
    AND facts.at >= $2 AND facts.turn % 2 = 0
    AND NOT EXISTS (
        SELECT 1
        FROM facts AS later
        WHERE later.company_id = facts.company_id AND later.feed_id = facts.feed_id AND later.object = facts.object
            AND later.kind = facts.kind AND later.at = facts.at AND later.stage_id = facts.stage_id
            AND later.turn > facts.turn
    )
