-- Deals that seem to stand in two feeds, by feeds, most first: with the same number, made within a day or called the same, or called the
-- same for the same sum and made within a day. Of a feed ($2) beside all others, or of every two. Days stand in the keys by which both sides are joined: thousands of deals may be
-- called the same.
WITH dated AS MATERIALIZED (
    SELECT feed_id, object, title, COALESCE(amount_minor, -1) AS amount_minor, created_at, created_at / 86400000 AS day
    FROM deals
    WHERE company_id = $1 AND created_at IS NOT NULL
),
ours AS MATERIALIZED (
    SELECT dated.*, dated.day + near.days AS other_day
    FROM dated
    CROSS JOIN (SELECT -1 AS days UNION ALL SELECT 0 UNION ALL SELECT 1) AS near
    WHERE CAST($2 AS BIGINT) IS NULL OR dated.feed_id = $2
),
twins AS (
    SELECT ours.feed_id, ours.object, others.feed_id AS other_id
    FROM ours
    JOIN dated AS others
        ON others.title = ours.title AND others.amount_minor = ours.amount_minor AND others.day = ours.other_day
    WHERE others.feed_id <> ours.feed_id AND ABS(others.created_at - ours.created_at) < 86400000
    UNION
    SELECT ours.feed_id, ours.object, others.feed_id
    FROM ours
    JOIN dated AS others ON others.object = ours.object AND others.day = ours.other_day
    WHERE others.feed_id <> ours.feed_id AND ABS(others.created_at - ours.created_at) < 86400000
    UNION
    -- One feed tells when the lead came, another when it became a deal: under one number and name they are the same all the same.
    SELECT ours.feed_id, ours.object, others.feed_id
    FROM ours
    JOIN dated AS others ON others.object = ours.object AND others.title = ours.title
    WHERE others.feed_id <> ours.feed_id AND ABS(others.created_at - ours.created_at) < 7948800000
)
SELECT f.name AS feed, o.name AS other, COUNT(*) AS n
FROM twins
JOIN feeds AS f ON f.company_id = $1 AND f.feed_id = twins.feed_id
JOIN feeds AS o ON o.company_id = $1 AND o.feed_id = twins.other_id
WHERE CAST($2 AS BIGINT) IS NOT NULL OR twins.feed_id < twins.other_id
GROUP BY f.name, o.name
ORDER BY n DESC, f.name, o.name
