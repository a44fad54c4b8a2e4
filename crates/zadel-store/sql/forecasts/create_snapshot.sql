INSERT INTO snapshots (company_id, snapshot_id, origin, sold, made_at, last_batch, n_withdrawn, rules, content)
SELECT $1, COALESCE(MAX(snapshot_id), 0) + 1, $2, $3, $4, $5, $6, $7, $8
FROM snapshots
WHERE company_id = $1
RETURNING snapshot_id
