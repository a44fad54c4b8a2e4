-- Everything that a request needs to know about the program that asks and about whom it acts for, in one statement.
SELECT t.token_id AS token, t.scopes, t.used_at, t.member_id AS member, m.name, m.email, m.role, m.language,
    m.password_hash IS NOT NULL AS has_password, c.name AS company_name, c.currency
FROM api_tokens AS t
JOIN members AS m ON m.company_id = t.company_id AND m.member_id = t.member_id
JOIN companies AS c ON c.company_id = t.company_id
WHERE t.company_id = $1 AND t.token_hash = $2 AND t.revoked_at IS NULL
    AND (t.expires_at IS NULL OR $3 < t.expires_at) AND m.left_at IS NULL
