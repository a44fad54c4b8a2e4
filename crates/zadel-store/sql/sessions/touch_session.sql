UPDATE sessions
SET seen_at = $3, expires_at = $4
WHERE company_id = $1 AND token_hash = $2
