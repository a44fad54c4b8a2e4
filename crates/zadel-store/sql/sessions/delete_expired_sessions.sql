DELETE FROM sessions WHERE company_id = $1 AND expires_at <= $2
