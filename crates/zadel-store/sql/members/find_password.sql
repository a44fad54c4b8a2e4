SELECT password_hash FROM members WHERE company_id = $1 AND member_id = $2 AND left_at IS NULL
