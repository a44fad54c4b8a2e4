INSERT INTO links (company_id, token_hash, member_id, created_at, expires_at, used_at)
VALUES ($1, $2, $3, $4, $5, $6)
