SELECT company_id, batch_id, reject_no, line, header, code, value
FROM rejects
ORDER BY company_id, batch_id, reject_no
