-- One's own password and language are nobody else's edit: the version stays.
UPDATE members
SET password_hash = $3
WHERE company_id = $1 AND member_id = $2
