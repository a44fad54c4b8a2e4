UPDATE api_tokens
SET used_at = $3
WHERE company_id = $1 AND token_id = $2
