DELETE FROM links WHERE company_id = $1 AND member_id = $2
