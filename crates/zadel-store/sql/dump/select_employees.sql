SELECT company_id, employee_id, name, starts_on, leaves_on, minutes_per_week, ramp, member_id, version, created_at
FROM employees
ORDER BY company_id, employee_id
