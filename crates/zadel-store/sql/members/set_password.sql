UPDATE members
SET password_hash = $3, version = version + 1
WHERE company_id = $1 AND member_id = $2
