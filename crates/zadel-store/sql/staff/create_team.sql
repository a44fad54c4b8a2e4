INSERT INTO teams (company_id, team_id, name, parent_id, version, created_at)
SELECT CAST($1 AS BIGINT), COALESCE(MAX(team_id), 0) + 1, CAST($2 AS TEXT), CAST($3 AS BIGINT), 1, CAST($4 AS BIGINT)
FROM teams
WHERE company_id = $1
RETURNING team_id
