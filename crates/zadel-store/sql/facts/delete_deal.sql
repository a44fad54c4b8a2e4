DELETE FROM deals
WHERE company_id = $1 AND feed_id = $2 AND object = $3
