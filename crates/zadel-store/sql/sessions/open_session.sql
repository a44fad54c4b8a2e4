INSERT INTO sessions (company_id, token_hash, member_id, created_at, seen_at, expires_at)
VALUES ($1, $2, $3, $4, $4, $5)
