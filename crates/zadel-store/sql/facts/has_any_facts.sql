SELECT COUNT(*)
FROM (
    SELECT 1
    FROM facts
    WHERE company_id = $1
    LIMIT 1
) AS one
