SELECT company_id, token_id, token_hash, member_id, name, scopes, created_at, used_at, expires_at, revoked_at
FROM api_tokens
ORDER BY company_id, token_id
