-- What people wrote, newest first, before a number. A payment or an action is told by its last telling, and of a deal that was taken back
-- nothing is known. Whose numbers of a week were written stands in what the week is called.
SELECT
    b.batch_id, b.feed_id, b.at, m.name AS by_whom, b.by_hand, b.object, d.title, c.name AS client, f.kind, f.amount_minor,
    COALESCE(e.name, p.name) AS person, b.withdrawn_at
FROM batches AS b
LEFT JOIN members AS m ON m.company_id = b.company_id AND m.member_id = b.member_id
LEFT JOIN deals AS d ON d.company_id = b.company_id AND d.feed_id = b.feed_id AND d.object = b.object
LEFT JOIN facts AS f
    ON f.company_id = b.company_id AND f.feed_id = b.feed_id AND f.object = b.object AND b.by_hand <> 'week'
    AND f.kind IN ('paid', 'call', 'meeting', 'quote', 'letter', 'other')
    AND f.turn = (
        SELECT MAX(l.turn)
        FROM facts AS l
        WHERE l.company_id = b.company_id AND l.feed_id = b.feed_id AND l.object = b.object AND l.kind = f.kind)
LEFT JOIN clients AS c ON c.company_id = b.company_id AND c.client_id = COALESCE(d.client_id, f.client_id)
LEFT JOIN names AS p
    ON p.company_id = b.company_id AND p.kind = 'person'
    AND (p.name_id = f.person_id OR b.by_hand = 'week' AND b.object LIKE 'week:' || p.name_id || ':%')
LEFT JOIN employees AS e ON e.company_id = p.company_id AND e.employee_id = p.employee_id
WHERE b.company_id = $1 AND b.batch_id < $2 AND b.by_hand IS NOT NULL
    AND (CAST($4 AS BIGINT) IS NULL OR b.member_id = CAST($4 AS BIGINT))
ORDER BY b.batch_id DESC
LIMIT $3
