-- Of which periods there are forecasts of a day.
SELECT s.sold, f.from_day, f.to_day
FROM snapshots AS s
JOIN forecasts AS f ON f.company_id = s.company_id AND f.snapshot_id = s.snapshot_id
WHERE s.company_id = $1 AND s.origin = $2
