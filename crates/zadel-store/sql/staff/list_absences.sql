SELECT employee_id AS employee, from_day, to_day, reason
FROM absences
WHERE company_id = $1
ORDER BY employee_id, from_day
