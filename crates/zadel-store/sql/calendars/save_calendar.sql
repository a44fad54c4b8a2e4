UPDATE calendars
SET country = $3, version = version + 1
WHERE company_id = $1 AND version = $2
