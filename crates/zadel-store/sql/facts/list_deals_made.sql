-- The deals of a feed that were made within some time, and how they stand.
SELECT object, outcome
FROM deals
WHERE company_id = $1 AND feed_id = $2 AND created_at BETWEEN $3 AND $4
ORDER BY object
