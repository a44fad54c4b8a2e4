INSERT INTO failed_files (company_id, failure_id, file_name, at, code, message)
VALUES ($1, $2, $3, $4, $5, $6)
