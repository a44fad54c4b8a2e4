DELETE FROM failed_files WHERE company_id = $1 AND at < $2
