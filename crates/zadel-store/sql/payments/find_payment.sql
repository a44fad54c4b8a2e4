-- The last telling of a payment.
SELECT
    p.feed_id, p.object, p.turn, p.invoice, p.contract, f.at, f.amount_minor, f.original, f.client_id, c.name AS client,
    c.tax_number, f.note, f.deal, f.batch_id
FROM payments AS p
JOIN facts AS f
    ON f.company_id = p.company_id AND f.feed_id = p.feed_id AND f.object = p.object AND f.kind = 'paid'
    AND f.turn = p.turn
LEFT JOIN clients AS c ON c.company_id = f.company_id AND c.client_id = f.client_id
WHERE p.company_id = $1 AND p.feed_id = $2 AND p.object = $3
ORDER BY p.turn DESC
LIMIT 1
