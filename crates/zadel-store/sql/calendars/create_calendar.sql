INSERT INTO calendars (company_id, country, version)
VALUES ($1, $2, 1)
ON CONFLICT (company_id) DO NOTHING
