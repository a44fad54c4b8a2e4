SELECT e.version, e.at, e.member_id AS member, m.name AS member_name, e.changes
FROM plan_edits AS e
JOIN members AS m ON m.company_id = e.company_id AND m.member_id = e.member_id
WHERE e.company_id = $1 AND e.plan_id = $2 AND e.version < $3
ORDER BY e.version DESC
LIMIT $4
