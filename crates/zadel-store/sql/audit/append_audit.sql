INSERT INTO audit_log (company_id, seq, at, member_id, action, subject, details, previous_hash, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
