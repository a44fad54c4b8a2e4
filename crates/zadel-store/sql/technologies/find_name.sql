SELECT technology_id FROM technologies
WHERE company_id = $1 AND name = $2 AND put_away_at IS NULL
