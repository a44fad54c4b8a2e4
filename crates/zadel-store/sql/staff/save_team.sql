UPDATE teams
SET name = $4, parent_id = $5, closed_at = $6, version = version + 1
WHERE company_id = $1 AND team_id = $2 AND version = $3
