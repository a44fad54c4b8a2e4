SELECT company_id, feed_id, object, batch_id, number, contract, deal_feed
FROM invoices
ORDER BY company_id, feed_id, object
