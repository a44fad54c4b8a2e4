SELECT company_id, employee_id, from_day, to_day, reason
FROM absences
ORDER BY company_id, employee_id, from_day
