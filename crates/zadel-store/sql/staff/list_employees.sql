SELECT employee_id AS employee, name, starts_on, leaves_on, minutes_per_week, ramp, member_id AS member, version
FROM employees
WHERE company_id = $1
ORDER BY employee_id
