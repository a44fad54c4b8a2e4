-- What a person's request of that name brought, with the file that it was.
SELECT
    batch_id AS id, feed_id AS feed, file_name, map, at, member_id AS member, n_rows, n_imported, n_unchanged,
    n_rejected, n_facts, first_week, withdrawn_at, by_hand, file_sha256
FROM batches
WHERE company_id = $1 AND member_id = $2 AND request_key = $3
