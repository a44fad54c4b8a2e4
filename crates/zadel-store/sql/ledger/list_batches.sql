-- Newest first, before a number; each with the last file of its feed that rests on it and goes before it.
SELECT
    b.batch_id AS id, b.feed_id AS feed, b.file_name, b.map, b.at, b.member_id AS member, b.n_rows, b.n_imported, b.n_unchanged,
    b.n_rejected, b.n_facts, b.first_week, b.withdrawn_at, b.by_hand,
    (
        SELECT l.file_name
        FROM batches AS l
        WHERE l.company_id = b.company_id AND l.feed_id = b.feed_id AND b.batch_id < l.batch_id AND 0 < b.n_facts
            AND l.by_hand IS NULL AND l.withdrawn_at IS NULL AND 0 < l.n_facts
        ORDER BY l.batch_id DESC
        LIMIT 1
    ) AS later_file
FROM batches AS b
WHERE b.company_id = $1 AND b.batch_id < $2 AND b.by_hand IS NULL
ORDER BY b.batch_id DESC
LIMIT $3
