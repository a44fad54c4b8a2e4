INSERT INTO placements (company_id, employee_id, from_day, team_id)
VALUES ($1, $2, $3, $4)
