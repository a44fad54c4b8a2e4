-- A company that facts were brought to before anybody belonged to it.
UPDATE companies
SET name = $2, currency = $3, language = $4
WHERE company_id = $1 AND NOT EXISTS (SELECT 1 FROM members WHERE company_id = $1)
