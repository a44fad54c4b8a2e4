SELECT member_id AS member, email, name, role, password_hash IS NOT NULL AS has_password, language, version, created_at, left_at
FROM members
WHERE company_id = $1 AND $2 < member_id
ORDER BY member_id
LIMIT $3
