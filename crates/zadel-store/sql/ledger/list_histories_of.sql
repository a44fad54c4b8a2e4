-- The same of one client.
SELECT feed_id AS feed, object, client_id, created_at, won_at, history
FROM deals
WHERE company_id = $1 AND client_id = $2
ORDER BY created_at, feed_id, object
