INSERT INTO calendars (company_id, country, version)
VALUES ($1, $2, $3)
