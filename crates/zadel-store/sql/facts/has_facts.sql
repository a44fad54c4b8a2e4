SELECT COUNT(*)
FROM (SELECT 1 FROM facts WHERE company_id = $1 AND feed_id = $2 LIMIT 1) AS first
