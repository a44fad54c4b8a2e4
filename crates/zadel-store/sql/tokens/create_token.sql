INSERT INTO api_tokens (company_id, token_id, token_hash, member_id, name, scopes, created_at, expires_at)
SELECT $1, COALESCE(MAX(token_id), 0) + 1, $2, $3, $4, $5, $6, $7
FROM api_tokens
WHERE company_id = $1
RETURNING token_id
