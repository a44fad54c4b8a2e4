-- Changes nothing, and locks the company's row until the transaction ends: writers of a company queue here.
UPDATE audit_heads
SET seq = seq
WHERE company_id = $1
RETURNING seq, hash
