INSERT INTO teams (company_id, team_id, name, parent_id, version, created_at, closed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
