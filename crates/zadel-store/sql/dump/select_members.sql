SELECT company_id, member_id, email, name, role, password_hash, language, version, created_at, left_at
FROM members
ORDER BY company_id, member_id
