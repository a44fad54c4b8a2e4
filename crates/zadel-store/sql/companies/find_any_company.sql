SELECT company_id FROM companies LIMIT 1
