-- Feeds, and whether they tell of leads apart from deals: 1, or 0.
SELECT
    feed_id AS feed, name, created_at,
    CAST(CASE
        WHEN EXISTS (
            SELECT 1
            FROM facts AS f
            WHERE f.company_id = feeds.company_id AND f.feed_id = feeds.feed_id AND 'lead:' <= f.object AND f.object < 'lead;')
        THEN 1
        ELSE 0
    END AS BIGINT) AS tells_leads
FROM feeds
WHERE company_id = $1
ORDER BY feed_id
