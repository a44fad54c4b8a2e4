-- Finding and marking are one statement, so that of two who come at once one is too late.
UPDATE links
SET used_at = $3
WHERE company_id = $1 AND token_hash = $2 AND used_at IS NULL AND $3 < expires_at
    AND EXISTS (SELECT 1 FROM members AS m WHERE m.company_id = $1 AND m.member_id = links.member_id AND m.left_at IS NULL)
RETURNING member_id
