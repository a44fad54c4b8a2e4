SELECT company_id, seq, hash
FROM audit_heads
ORDER BY company_id
