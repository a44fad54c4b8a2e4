-- What decides whether a deal is its client's first.
SELECT feed_id AS feed, object, client_id, created_at, won_at, history
FROM deals
WHERE company_id = $1 AND client_id IS NOT NULL
ORDER BY client_id, created_at, feed_id, object
