UPDATE feeds
SET deals_born = $3
WHERE company_id = $1 AND feed_id = $2
