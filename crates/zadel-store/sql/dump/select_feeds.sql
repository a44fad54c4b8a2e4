SELECT company_id, feed_id, name, created_at
FROM feeds
ORDER BY company_id, feed_id
