SELECT team_id AS team, name, parent_id AS parent, version, closed_at
FROM teams
WHERE company_id = $1
ORDER BY team_id
