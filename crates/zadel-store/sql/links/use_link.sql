-- Finding and marking are one statement, so that of two who come at once one is too late.
UPDATE links
SET used_at = $3
WHERE company_id = $1 AND token_hash = $2 AND used_at IS NULL AND $3 < expires_at
RETURNING member_id
