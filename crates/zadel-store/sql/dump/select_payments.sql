SELECT company_id, feed_id, object, turn, batch_id, invoice, contract, why, deal_feed
FROM payments
ORDER BY company_id, feed_id, object, turn
