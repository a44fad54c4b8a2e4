SELECT company_id, seq, at, member_id, action, subject, details, previous_hash, hash
FROM audit_log
ORDER BY company_id, seq
