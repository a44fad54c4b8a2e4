SELECT company_id, employee_id, from_day, team_id
FROM placements
ORDER BY company_id, employee_id, from_day
