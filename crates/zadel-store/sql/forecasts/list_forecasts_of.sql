SELECT s.origin, f.from_day, f.to_day, f.made_at, f.model, f.seed, f.won_minor, f.content
FROM snapshots AS s
JOIN forecasts AS f ON f.company_id = s.company_id AND f.snapshot_id = s.snapshot_id
WHERE s.company_id = $1 AND s.snapshot_id = $2
ORDER BY f.from_day, f.to_day
