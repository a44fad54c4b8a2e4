SELECT company_id, snapshot_id, origin, sold, made_at, last_batch, n_withdrawn, rules, content
FROM snapshots
ORDER BY company_id, snapshot_id
