SELECT seq, hash FROM audit_heads WHERE company_id = $1
