-- The name is absent where the program itself did it.
SELECT a.seq, a.at, a.member_id AS member, m.name AS member_name, a.action, a.subject, a.details, a.previous_hash, a.hash
FROM audit_log AS a
LEFT JOIN members AS m ON m.company_id = a.company_id AND m.member_id = a.member_id
WHERE a.company_id = $1 AND a.seq < $2
ORDER BY a.seq DESC
LIMIT $3
