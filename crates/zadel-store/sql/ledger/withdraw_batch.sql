UPDATE batches
SET withdrawn_at = $3, withdrawn_by = $4
WHERE company_id = $1 AND batch_id = $2 AND withdrawn_at IS NULL
