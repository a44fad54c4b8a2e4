DELETE FROM sessions WHERE company_id = $1 AND member_id = $2 AND token_hash <> $3
