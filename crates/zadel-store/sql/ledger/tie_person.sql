UPDATE names
SET employee_id = $3
WHERE company_id = $1 AND kind = 'person' AND name_id = $2
