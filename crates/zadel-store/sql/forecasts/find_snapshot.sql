SELECT snapshot_id AS snapshot, origin, sold, made_at, last_batch, n_withdrawn, rules, content
FROM snapshots
WHERE company_id = $1 AND origin = $2 AND sold = $3
