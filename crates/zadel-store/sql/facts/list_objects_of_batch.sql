SELECT DISTINCT object
FROM facts
WHERE company_id = $1 AND feed_id = $2 AND batch_id = $3
ORDER BY object
