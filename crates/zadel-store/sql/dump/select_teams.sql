SELECT company_id, team_id, name, parent_id, version, created_at, closed_at
FROM teams
ORDER BY company_id, team_id
