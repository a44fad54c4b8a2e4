INSERT INTO snapshots (company_id, snapshot_id, origin, sold, made_at, last_batch, n_withdrawn, rules, content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
