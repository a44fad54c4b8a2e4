-- The newest plan of those whose period contains a day.
SELECT p.plan_id AS plan, p.name, p.version, p.status, p.currency, p.from_day, p.to_day, p.goal_minor, p.created_at,
    p.created_by, p.changed_at, p.changed_by, m.name AS changed_by_name, p.document, p.origins
FROM plans AS p
JOIN members AS m ON m.company_id = p.company_id AND m.member_id = p.changed_by
WHERE p.company_id = $1 AND p.from_day <= $2 AND $2 <= p.to_day
ORDER BY p.plan_id DESC
LIMIT 1
