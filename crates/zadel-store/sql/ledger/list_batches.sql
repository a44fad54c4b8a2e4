-- Newest first, before a number.
SELECT
    batch_id AS id, feed_id AS feed, file_name, map, at, member_id AS member, n_rows, n_imported, n_unchanged,
    n_rejected, n_facts, first_week, withdrawn_at, by_hand
FROM batches
WHERE company_id = $1 AND batch_id < $2 AND by_hand IS NULL
ORDER BY batch_id DESC
LIMIT $3
