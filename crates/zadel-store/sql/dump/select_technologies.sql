SELECT company_id, technology_id, name, version, put_away_at
FROM technologies
ORDER BY company_id, technology_id
