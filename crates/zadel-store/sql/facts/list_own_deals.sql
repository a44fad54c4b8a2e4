-- The deals of whoever has an account: they are responsible for them, or led them through a stage.
WITH own AS MATERIALIZED (
    SELECT n.name_id
    FROM names AS n
    JOIN employees AS e ON e.company_id = n.company_id AND e.employee_id = n.employee_id
    WHERE n.company_id = $1 AND n.kind = 'person' AND e.member_id = $2
)
SELECT d.feed_id AS feed, d.object, d.client_id AS client
FROM deals AS d
WHERE d.company_id = $1
    AND EXISTS (
        SELECT 1
        FROM own
        WHERE own.name_id IN (
            d.person_id, d.lead_by, d.qualified_by, d.meeting_by, d.quote_by, d.contract_by, d.won_by))
