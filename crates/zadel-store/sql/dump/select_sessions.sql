SELECT company_id, token_hash, member_id, created_at, seen_at, expires_at
FROM sessions
ORDER BY company_id, token_hash
