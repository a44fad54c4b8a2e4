SELECT
    company_id, batch_id, feed_id, file_name, file_sha256, map, at, member_id, n_rows, n_imported, n_unchanged,
    n_rejected, n_facts, first_week, withdrawn_at, withdrawn_by, by_hand, request_key, object
FROM batches
ORDER BY company_id, batch_id
