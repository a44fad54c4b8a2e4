SELECT seq, at, member_id AS member, action, subject, details, previous_hash, hash
FROM audit_log
WHERE company_id = $1 AND $2 < seq
ORDER BY seq
LIMIT $3
