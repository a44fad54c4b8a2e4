SELECT feed_id AS feed, name, deals_born, created_at
FROM feeds
WHERE company_id = $1
ORDER BY feed_id
