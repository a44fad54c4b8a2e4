INSERT INTO employees (
    company_id, employee_id, name, starts_on, leaves_on, minutes_per_week, ramp, member_id, version, created_at
)
SELECT CAST($1 AS BIGINT), COALESCE(MAX(employee_id), 0) + 1, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT),
    CAST($5 AS BIGINT), CAST($6 AS TEXT), CAST($7 AS BIGINT), 1, CAST($8 AS BIGINT)
FROM employees
WHERE company_id = $1
RETURNING employee_id
