SELECT employee_id AS employee, from_day, team_id AS team
FROM placements
WHERE company_id = $1
ORDER BY employee_id, from_day
