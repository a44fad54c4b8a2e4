-- The deals of a client by their names, in no order.
SELECT feed_id, object
FROM deals
WHERE company_id = $1 AND client_id = $2
