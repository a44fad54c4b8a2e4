DELETE FROM sessions WHERE company_id = $1 AND token_hash = $2
