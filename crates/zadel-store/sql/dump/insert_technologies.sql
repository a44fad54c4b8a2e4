INSERT INTO technologies (company_id, technology_id, name, version, put_away_at)
VALUES ($1, $2, $3, $4, $5)
