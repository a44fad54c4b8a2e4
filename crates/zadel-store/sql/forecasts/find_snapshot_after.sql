SELECT snapshot_id AS snapshot, origin, sold, made_at, last_batch, n_withdrawn, rules, content
FROM snapshots
WHERE company_id = $1 AND $2 < snapshot_id
ORDER BY snapshot_id
LIMIT 1
