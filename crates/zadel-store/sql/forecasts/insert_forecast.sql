-- Of one snapshot and one period there is one: what was said is not said again.
INSERT INTO forecasts (company_id, snapshot_id, from_day, to_day, made_at, model, seed, won_minor, content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (company_id, snapshot_id, from_day, to_day) DO NOTHING
