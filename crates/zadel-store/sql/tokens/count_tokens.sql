SELECT COUNT(*)
FROM api_tokens
WHERE company_id = $1 AND revoked_at IS NULL
