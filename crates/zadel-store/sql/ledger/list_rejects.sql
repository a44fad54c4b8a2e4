SELECT line, header, code, value
FROM rejects
WHERE company_id = $1 AND batch_id = $2 AND $3 < reject_no
ORDER BY reject_no
LIMIT $4
