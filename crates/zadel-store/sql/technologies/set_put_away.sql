UPDATE technologies
SET put_away_at = $4
WHERE company_id = $1 AND technology_id = $2 AND version = $3
