-- How files were read, each way once, the one used last first; and how many imports of it hold.
SELECT map, COUNT(*) FILTER (WHERE withdrawn_at IS NULL) AS n_held
FROM batches
WHERE company_id = $1 AND by_hand IS NULL AND map <> ''
GROUP BY map
ORDER BY MAX(batch_id) DESC
LIMIT $2
