-- What a feed told later rests on what it told before.
SELECT batch_id
FROM batches
WHERE company_id = $1 AND feed_id = $2 AND $3 < batch_id AND withdrawn_at IS NULL AND 0 < n_facts
ORDER BY batch_id DESC
LIMIT 1
