SELECT company_id FROM members LIMIT 1
