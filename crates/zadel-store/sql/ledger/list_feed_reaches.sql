-- When the last file of each feed was read; what people write by themselves is no file.
SELECT f.name, (
    SELECT MAX(b.at)
    FROM batches AS b
    WHERE b.company_id = f.company_id AND b.feed_id = f.feed_id AND b.withdrawn_at IS NULL AND b.by_hand IS NULL
) AS brought_at
FROM feeds AS f
WHERE f.company_id = $1
ORDER BY f.feed_id
