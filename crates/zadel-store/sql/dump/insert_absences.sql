INSERT INTO absences (company_id, employee_id, from_day, to_day, reason)
VALUES ($1, $2, $3, $4, $5)
