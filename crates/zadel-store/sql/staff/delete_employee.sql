DELETE FROM employees WHERE company_id = $1 AND employee_id = $2
