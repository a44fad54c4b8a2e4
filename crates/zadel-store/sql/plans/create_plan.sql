INSERT INTO plans (
    company_id, plan_id, name, version, status, currency, from_day, to_day, goal_minor, document, origins,
    created_at, created_by, changed_at, changed_by
)
SELECT CAST($1 AS BIGINT), COALESCE(MAX(plan_id), 0) + 1, CAST($2 AS TEXT), 1, CAST($3 AS TEXT), CAST($4 AS TEXT), CAST($5 AS TEXT),
    CAST($6 AS TEXT), CAST($7 AS BIGINT), CAST($8 AS TEXT), CAST($9 AS TEXT), CAST($10 AS BIGINT), CAST($11 AS BIGINT),
    CAST($10 AS BIGINT), CAST($11 AS BIGINT)
FROM plans
WHERE company_id = $1
RETURNING plan_id
