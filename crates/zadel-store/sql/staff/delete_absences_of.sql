DELETE FROM absences WHERE company_id = $1 AND employee_id = $2
