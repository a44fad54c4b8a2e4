-- How much of six things somebody had in a week, by all names of the same employee. The key begins with company, metric and week.
WITH asked AS MATERIALIZED (
    SELECT CAST($3 AS BIGINT) AS name_id
    UNION
    SELECT same.name_id
    FROM names AS one
    JOIN names AS same
        ON same.company_id = one.company_id AND same.kind = one.kind AND same.employee_id = one.employee_id
    WHERE one.company_id = $1 AND one.kind = 'person' AND one.name_id = CAST($3 AS BIGINT)
)
SELECT metric, CAST(SUM(n) AS BIGINT) AS n, CAST(SUM(amount_minor) AS BIGINT) AS amount_minor
FROM cube
WHERE company_id = $1 AND metric IN ($4, $5, $6, $7, $8, $9) AND week = $2 AND person_id IN (SELECT name_id FROM asked)
GROUP BY metric
