DELETE FROM payments
WHERE company_id = $1 AND feed_id = $2 AND batch_id = $3
