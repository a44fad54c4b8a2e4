INSERT INTO failed_files (company_id, failure_id, file_name, at, code, message)
SELECT $1, COALESCE(MAX(failure_id), 0) + 1, $2, $3, $4, $5
FROM failed_files
WHERE company_id = $1
