UPDATE names
SET employee_id = NULL
WHERE company_id = $1 AND employee_id = $2
