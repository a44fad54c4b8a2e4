-- What a feed told later, the last first; and how it stands to the batch: beside it, if one of the two was written by hand and they say
-- nothing of the same object; of it, if all of it is said by hand of what only the batch brought; else it rests on it.
WITH touched AS MATERIALIZED (
    SELECT DISTINCT object
    FROM facts
    WHERE company_id = $1 AND feed_id = $2 AND batch_id = $3
),
common AS MATERIALIZED (
    -- What each later batch says of the same objects, and how much of it of those that nobody told of before.
    SELECT
        f.batch_id,
        CAST(SUM(CASE
            WHEN EXISTS (
                SELECT 1
                FROM facts AS o
                WHERE o.company_id = $1 AND o.feed_id = $2 AND o.object = f.object AND o.batch_id < $3)
            THEN 0
            ELSE 1
        END) AS BIGINT) AS n_of
    FROM touched AS t
    JOIN facts AS f ON f.company_id = $1 AND f.feed_id = $2 AND f.object = t.object
    WHERE $3 < f.batch_id
    GROUP BY f.batch_id
)
SELECT
    b.batch_id, b.first_week, b.member_id,
    CASE
        WHEN (b.by_hand IS NOT NULL OR asked.by_hand IS NOT NULL) AND c.batch_id IS NULL THEN 'beside'
        WHEN b.by_hand IS NOT NULL AND c.n_of = b.n_facts THEN 'of'
        ELSE 'on'
    END AS stands
FROM batches AS b
JOIN batches AS asked ON asked.company_id = b.company_id AND asked.batch_id = $3
LEFT JOIN common AS c ON c.batch_id = b.batch_id
WHERE b.company_id = $1 AND b.feed_id = $2 AND $3 < b.batch_id AND b.withdrawn_at IS NULL AND 0 < b.n_facts
ORDER BY b.batch_id DESC
