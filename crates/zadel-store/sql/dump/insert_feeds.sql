INSERT INTO feeds (company_id, feed_id, name, created_at)
VALUES ($1, $2, $3, $4)
