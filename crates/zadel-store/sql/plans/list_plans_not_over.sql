-- The plans that end on a day or later, the newest first.
SELECT plan_id AS plan, document
FROM plans
WHERE company_id = $1 AND $2 <= to_day
ORDER BY plan_id DESC
LIMIT $3
