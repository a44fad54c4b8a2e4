UPDATE employees
SET name = $4, starts_on = $5, leaves_on = $6, minutes_per_week = $7, ramp = $8, member_id = $9, version = version + 1
WHERE company_id = $1 AND employee_id = $2 AND version = $3
