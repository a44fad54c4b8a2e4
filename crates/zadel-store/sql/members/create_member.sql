INSERT INTO members (company_id, member_id, email, name, role, password_hash, language, version, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)
