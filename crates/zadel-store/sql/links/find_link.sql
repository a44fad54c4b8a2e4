-- Looked at before the company's log is locked, so that nothing is held while waiting for the lock.
SELECT l.member_id
FROM links AS l
JOIN members AS m ON m.company_id = l.company_id AND m.member_id = l.member_id
WHERE l.company_id = $1 AND l.token_hash = $2 AND l.used_at IS NULL AND $3 < l.expires_at AND m.left_at IS NULL
