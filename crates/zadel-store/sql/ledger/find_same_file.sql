-- The same bytes, read in the same way, and not taken back.
SELECT
    batch_id AS id, feed_id AS feed, file_name, map, at, member_id AS member, n_rows, n_imported,
    n_unchanged, n_rejected, n_facts, first_week, withdrawn_at, by_hand
FROM batches
WHERE company_id = $1 AND file_sha256 = $2 AND map = $3 AND withdrawn_at IS NULL
ORDER BY batch_id DESC
LIMIT 1
