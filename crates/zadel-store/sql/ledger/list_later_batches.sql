-- What a feed told later, the last first; and whether all of it is said by hand of what only the batch brought.
SELECT
    b.batch_id,
    CAST(CASE WHEN b.by_hand IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM facts AS h
        WHERE h.company_id = b.company_id AND h.feed_id = b.feed_id AND h.batch_id = b.batch_id
            AND (
                NOT EXISTS (
                    SELECT 1 FROM facts AS o
                    WHERE o.company_id = h.company_id AND o.feed_id = h.feed_id AND o.object = h.object
                        AND o.batch_id = $3
                )
                OR EXISTS (
                    SELECT 1 FROM facts AS o
                    WHERE o.company_id = h.company_id AND o.feed_id = h.feed_id AND o.object = h.object
                        AND o.batch_id < $3
                )
            )
    ) THEN 1 ELSE 0 END AS BIGINT) AS is_of_it
FROM batches AS b
WHERE b.company_id = $1 AND b.feed_id = $2 AND $3 < b.batch_id AND b.withdrawn_at IS NULL AND 0 < b.n_facts
ORDER BY b.batch_id DESC
