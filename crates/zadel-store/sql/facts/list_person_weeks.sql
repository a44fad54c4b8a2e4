-- How much of one thing each person had in each of some weeks. The key begins so, whatever else the cube holds.
SELECT week, person_id, CAST(SUM(n) AS BIGINT) AS n, CAST(SUM(amount_minor) AS BIGINT) AS amount_minor
FROM cube
WHERE company_id = $1 AND metric = $2 AND week BETWEEN $3 AND $4
GROUP BY week, person_id
ORDER BY week, person_id
