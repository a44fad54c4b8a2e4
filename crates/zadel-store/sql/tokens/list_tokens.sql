-- Those that were not revoked, the newest first, each with whom it acts for.
SELECT t.token_id AS token, t.name, t.scopes, t.created_at, t.used_at, t.expires_at, m.name AS member_name, m.role,
    m.left_at IS NOT NULL AS has_left
FROM api_tokens AS t
JOIN members AS m ON m.company_id = t.company_id AND m.member_id = t.member_id
WHERE t.company_id = $1 AND t.revoked_at IS NULL
ORDER BY t.token_id DESC
