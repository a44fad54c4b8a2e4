INSERT INTO feeds (company_id, feed_id, name, created_at)
SELECT CAST($1 AS BIGINT), COALESCE(MAX(feed_id), 0) + 1, CAST($2 AS TEXT), CAST($3 AS BIGINT)
FROM feeds
WHERE company_id = $1
RETURNING feed_id
