-- Deals of a feed that seem to stand in other feeds, too, by feed: made within a day, and with the same number, or called the same for the
-- same sum. Both sides are set aside first, so that they are joined by an index.
WITH ours AS MATERIALIZED (
    SELECT object, title, COALESCE(amount_minor, -1) AS amount_minor, created_at
    FROM deals
    WHERE company_id = $1 AND feed_id = $2 AND created_at IS NOT NULL
),
others AS MATERIALIZED (
    SELECT feed_id, object, title, COALESCE(amount_minor, -1) AS amount_minor, created_at
    FROM deals
    WHERE company_id = $1 AND feed_id <> $2 AND created_at IS NOT NULL
),
twins AS (
    SELECT others.feed_id, ours.object
    FROM ours
    JOIN others ON others.title = ours.title AND others.amount_minor = ours.amount_minor
    WHERE ABS(others.created_at - ours.created_at) < 86400000
    UNION
    SELECT others.feed_id, ours.object
    FROM ours
    JOIN others ON others.object = ours.object
    WHERE ABS(others.created_at - ours.created_at) < 86400000
)
SELECT f.name, COUNT(*) AS n
FROM twins
JOIN feeds AS f ON f.company_id = $1 AND f.feed_id = twins.feed_id
GROUP BY f.name
ORDER BY n DESC, f.name
