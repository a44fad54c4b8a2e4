INSERT INTO invoices (company_id, feed_id, object, batch_id, number, contract, deal_feed)
VALUES ($1, $2, $3, $4, $5, $6, $7)
