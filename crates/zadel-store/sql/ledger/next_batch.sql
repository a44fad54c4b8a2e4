SELECT COALESCE(MAX(batch_id), 0) + 1
FROM batches
WHERE company_id = $1
