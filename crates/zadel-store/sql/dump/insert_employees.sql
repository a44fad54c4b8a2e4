INSERT INTO employees (company_id, employee_id, name, starts_on, leaves_on, minutes_per_week, ramp, member_id, version, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
