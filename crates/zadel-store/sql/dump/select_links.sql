SELECT company_id, token_hash, member_id, created_at, expires_at, used_at
FROM links
ORDER BY company_id, token_hash
