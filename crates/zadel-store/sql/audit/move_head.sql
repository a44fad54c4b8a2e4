UPDATE audit_heads
SET seq = $2, hash = $3
WHERE company_id = $1 AND seq = $4 AND hash = $5
