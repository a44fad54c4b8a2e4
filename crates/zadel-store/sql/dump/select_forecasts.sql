SELECT company_id, snapshot_id, from_day, to_day, made_at, model, seed, won_minor, content
FROM forecasts
ORDER BY company_id, snapshot_id, from_day, to_day
