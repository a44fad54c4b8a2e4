-- What a payment of a client may be for, what was heard of last first.
SELECT
    feed_id, object, client_id, person_id, source_id, line_id, nature, amount_minor, closed_at, expected_on, title, outcome
FROM deals
WHERE company_id = $1 AND client_id = $2
ORDER BY last_at DESC, feed_id, object
LIMIT $3
