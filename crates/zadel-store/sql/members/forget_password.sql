UPDATE members
SET password_hash = NULL
WHERE company_id = $1 AND member_id = $2 AND password_hash IS NOT NULL
