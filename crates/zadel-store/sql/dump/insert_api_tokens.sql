INSERT INTO api_tokens
    (company_id, token_id, token_hash, member_id, name, scopes, created_at, used_at, expires_at, revoked_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
