UPDATE api_tokens
SET revoked_at = $3
WHERE company_id = $1 AND token_id = $2 AND revoked_at IS NULL
