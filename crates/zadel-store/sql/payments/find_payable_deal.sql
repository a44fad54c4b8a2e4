SELECT
    feed_id, object, client_id, person_id, source_id, line_id, nature, amount_minor, closed_at, expected_on, title, outcome
FROM deals
WHERE company_id = $1 AND feed_id = $2 AND object = $3
