SELECT batch_id
FROM batches
WHERE company_id = $1 AND member_id = $2 AND request_key = $3
