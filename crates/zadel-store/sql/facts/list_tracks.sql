-- What cohorts are counted of: every deal, as small as it can be.
SELECT
    feed_id, object, person_id, source_id, line_id, outcome, amount_minor, created_at, created_by, closed_at, nature, path,
    last_at, lead_at, lead_by, qualified_at, qualified_by, meeting_at, meeting_by, quote_at, quote_by, contract_at,
    contract_by, won_at, won_by, client_id, reason_id
FROM deals
WHERE company_id = $1
