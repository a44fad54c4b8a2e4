INSERT INTO rejects (company_id, batch_id, reject_no, line, header, code, value)
VALUES ($1, $2, $3, $4, $5, $6, $7)
