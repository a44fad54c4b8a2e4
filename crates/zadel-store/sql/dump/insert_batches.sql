INSERT INTO batches (
    company_id, batch_id, feed_id, file_name, file_sha256, map, at, member_id, n_rows, n_imported, n_unchanged,
    n_rejected, n_facts, first_week, withdrawn_at, withdrawn_by, by_hand, request_key, object
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
