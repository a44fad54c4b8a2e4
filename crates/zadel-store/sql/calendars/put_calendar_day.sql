INSERT INTO calendar_days (company_id, day, kind, note)
VALUES ($1, $2, $3, $4)
ON CONFLICT (company_id, day) DO UPDATE SET kind = excluded.kind, note = excluded.note
