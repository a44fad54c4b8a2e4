SELECT company_id, failure_id, file_name, at, code, message
FROM failed_files
ORDER BY company_id, failure_id
