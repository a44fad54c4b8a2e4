INSERT INTO payments (company_id, feed_id, object, turn, batch_id, invoice, contract, why, deal_feed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
