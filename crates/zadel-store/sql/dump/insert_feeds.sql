INSERT INTO feeds (company_id, feed_id, name, deals_born, created_at)
VALUES ($1, $2, $3, $4, $5)
