INSERT INTO audit_heads (company_id, seq, hash) VALUES ($1, 0, $2)
