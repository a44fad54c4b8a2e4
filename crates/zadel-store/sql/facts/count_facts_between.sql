-- How many facts are told of the objects from one to another, both included; no more are counted than it takes to know that they are many.
SELECT COUNT(*)
FROM (
    SELECT 1
    FROM facts
    WHERE company_id = $1 AND feed_id = $2 AND $3 <= object AND object <= $4
    LIMIT $5
) AS counted
