-- What a feed told later, the last first; and how it stands to the batch: beside it, if one of the two was written by hand and they say
-- nothing of the same object; of it, if all of it is said by hand of what only the batch brought; else it rests on it.
SELECT
    b.batch_id,
    CASE
        WHEN (b.by_hand IS NOT NULL OR asked.by_hand IS NOT NULL) AND NOT EXISTS (
            SELECT 1 FROM facts AS h
            WHERE h.company_id = b.company_id AND h.feed_id = b.feed_id AND h.batch_id = b.batch_id
                AND EXISTS (
                    SELECT 1 FROM facts AS o
                    WHERE o.company_id = h.company_id AND o.feed_id = h.feed_id AND o.object = h.object
                        AND o.batch_id = $3
                )
        ) THEN 'beside'
        WHEN b.by_hand IS NOT NULL AND NOT EXISTS (
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
        ) THEN 'of'
        ELSE 'on'
    END AS stands
FROM batches AS b
JOIN batches AS asked ON asked.company_id = b.company_id AND asked.batch_id = $3
WHERE b.company_id = $1 AND b.feed_id = $2 AND $3 < b.batch_id AND b.withdrawn_at IS NULL AND 0 < b.n_facts
ORDER BY b.batch_id DESC
