INSERT INTO calendar_days (company_id, day, kind, note)
VALUES ($1, $2, $3, $4)
