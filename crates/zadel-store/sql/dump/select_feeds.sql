SELECT company_id, feed_id, name, deals_born, created_at
FROM feeds
ORDER BY company_id, feed_id
