INSERT INTO audit_heads (company_id, seq, hash)
VALUES ($1, $2, $3)
