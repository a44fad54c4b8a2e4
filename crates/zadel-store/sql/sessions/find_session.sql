-- Everything that a request needs to know about who asks, in one statement.
SELECT s.member_id AS member, m.name, m.email, m.role, m.language, m.password_hash IS NOT NULL AS has_password,
    c.name AS company_name, c.currency, s.created_at, s.seen_at, s.expires_at
FROM sessions AS s
JOIN members AS m ON m.company_id = s.company_id AND m.member_id = s.member_id
JOIN companies AS c ON c.company_id = s.company_id
WHERE s.company_id = $1 AND s.token_hash = $2 AND $3 < s.expires_at AND m.left_at IS NULL
