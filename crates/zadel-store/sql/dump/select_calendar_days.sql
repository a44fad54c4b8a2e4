SELECT company_id, day, kind, note
FROM calendar_days
ORDER BY company_id, day
