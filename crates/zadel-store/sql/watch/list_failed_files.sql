-- The newest first, since a moment.
SELECT file_name, at, code, message
FROM failed_files
WHERE company_id = $1 AND $2 <= at
ORDER BY failure_id DESC
LIMIT $3
