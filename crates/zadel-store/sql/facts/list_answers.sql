-- Who did something first about each deal that came within a time, and when: of what was done, what holds.
SELECT d.feed_id, d.object, f.person_id, MIN(f.at) AS at
FROM deals AS d
JOIN facts AS f ON f.company_id = d.company_id AND f.deal = d.object
WHERE d.company_id = $1 AND $2 <= d.created_at AND d.created_at < $3
    AND f.kind IN ('call', 'meeting', 'quote', 'letter', 'other') AND d.created_at <= f.at AND f.turn % 2 = 0
    AND NOT EXISTS (
        SELECT 1
        FROM facts AS l
        WHERE l.company_id = f.company_id AND l.feed_id = f.feed_id AND l.object = f.object AND l.kind = f.kind AND l.at = f.at
            AND f.turn < l.turn)
GROUP BY d.feed_id, d.object, f.person_id
