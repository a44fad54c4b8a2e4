-- Deals of a feed that seem to stand in other feeds, too, by feed: called the same, for the same sum, made within a day. Deals without a
-- name are called by their number. Both sides are set aside first, so that they are joined by an index on what they are called.
WITH ours AS MATERIALIZED (
    SELECT object, COALESCE(title, object) AS called, COALESCE(amount_minor, -1) AS amount_minor, created_at
    FROM deals
    WHERE company_id = $1 AND feed_id = $2 AND created_at IS NOT NULL
),
others AS MATERIALIZED (
    SELECT feed_id, COALESCE(title, object) AS called, COALESCE(amount_minor, -1) AS amount_minor, created_at
    FROM deals
    WHERE company_id = $1 AND feed_id <> $2 AND created_at IS NOT NULL
)
SELECT f.name, COUNT(DISTINCT ours.object) AS n
FROM ours
JOIN others ON others.called = ours.called AND others.amount_minor = ours.amount_minor
JOIN feeds AS f ON f.company_id = $1 AND f.feed_id = others.feed_id
WHERE ABS(others.created_at - ours.created_at) < 86400000
GROUP BY f.name
ORDER BY n DESC, f.name
