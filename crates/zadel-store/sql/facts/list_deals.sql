-- A page of deals, what was heard of last first, behind the last one of the page before; in the page they stand in no order that a
-- statement would promise. The order is that of an index read backwards to its end, or SQLite would sort all deals of a day for each page.
-- The page is whole before its first row is given away: SQLite's rows go from one thread to another, and one that waits for each of them
-- is woken for each.
WITH own AS MATERIALIZED (
    -- Whose rows are asked for: the names of whoever has the account.
    SELECT n.name_id
    FROM names AS n
    JOIN employees AS e ON e.company_id = n.company_id AND e.employee_id = n.employee_id
    WHERE n.company_id = $1 AND n.kind = 'person' AND e.member_id = CAST($18 AS BIGINT)
),
asked AS MATERIALIZED (
    -- Somebody, by all names of the same employee.
    SELECT CAST($3 AS BIGINT) AS name_id
    UNION
    SELECT same.name_id
    FROM names AS one
    JOIN names AS same
        ON same.company_id = one.company_id AND same.kind = one.kind AND same.employee_id = one.employee_id
    WHERE one.company_id = $1 AND one.kind = 'person' AND one.name_id = CAST($3 AS BIGINT)
),
page AS MATERIALIZED (
    SELECT
        d.feed_id, d.object, d.title, d.client_id, c.name AS client, COALESCE(e.name, p.name) AS person,
        s.name AS source, l.name AS line, t.name AS stage,
        t.pipeline, r.name AS reason, d.outcome, d.amount_minor, d.original, d.created_at, d.expected_on, d.n_moves, d.closed_at, d.nature,
        d.last_at
    FROM deals AS d
    LEFT JOIN clients AS c ON c.company_id = d.company_id AND c.client_id = d.client_id
    LEFT JOIN names AS p ON p.company_id = d.company_id AND p.kind = 'person' AND p.name_id = d.person_id
    LEFT JOIN employees AS e ON e.company_id = p.company_id AND e.employee_id = p.employee_id
    LEFT JOIN names AS s ON s.company_id = d.company_id AND s.kind = 'source' AND s.name_id = d.source_id
    LEFT JOIN names AS l ON l.company_id = d.company_id AND l.kind = 'line' AND l.name_id = d.line_id
    LEFT JOIN names AS t ON t.company_id = d.company_id AND t.kind = 'stage' AND t.name_id = d.stage_id
    LEFT JOIN names AS r ON r.company_id = d.company_id AND r.kind = 'reason' AND r.name_id = d.reason_id
    WHERE d.company_id = $1
        AND (CAST($2 AS TEXT) IS NULL OR d.outcome = $2)
        AND (CAST($3 AS BIGINT) IS NULL OR COALESCE(
            CASE CAST($13 AS TEXT)
                WHEN 'lead' THEN d.lead_by
                WHEN 'qualified' THEN d.qualified_by
                WHEN 'meeting' THEN d.meeting_by
                WHEN 'quote' THEN d.quote_by
                WHEN 'contract' THEN d.contract_by
                WHEN 'won' THEN d.won_by
                ELSE d.person_id
            END, 0) IN (SELECT name_id FROM asked))
        AND (CAST($4 AS BIGINT) IS NULL OR $4 = COALESCE(d.source_id, 0))
        AND (CAST($5 AS BIGINT) IS NULL OR $5 = COALESCE(d.line_id, 0))
        AND (CAST($6 AS BIGINT) IS NULL OR d.client_id = $6)
        AND (CAST($7 AS BIGINT) IS NULL OR $7 = COALESCE(d.stage_id, 0))
        AND (CAST($8 AS BIGINT) IS NULL OR $8 = COALESCE(d.reason_id, 0))
        AND (CAST($9 AS TEXT) IS NULL OR d.nature = $9)
        AND (CAST($10 AS TEXT) IS NULL OR d.object LIKE $10 ESCAPE '!')
        AND (CAST($11 AS TEXT) IS NULL OR (
            d.search LIKE $11 ESCAPE '!' AND d.search LIKE $19 ESCAPE '!' AND d.search LIKE $20 ESCAPE '!'
            AND d.search LIKE $21 ESCAPE '!'))
        AND (CAST($12 AS BIGINT) IS NULL
            OR EXISTS (
                SELECT 1
                FROM facts AS f
                WHERE f.company_id = d.company_id AND f.feed_id = d.feed_id AND f.object = d.object AND f.batch_id = $12)
            OR EXISTS (
                SELECT 1
                FROM facts AS f
                WHERE f.company_id = d.company_id AND f.deal = d.object AND f.batch_id = $12))
        AND (CAST($13 AS TEXT) IS NULL OR CASE
            WHEN CAST($13 AS TEXT) = 'paid' THEN EXISTS (
                SELECT 1
                FROM paid AS f
                WHERE f.company_id = d.company_id AND f.deal = d.object AND COALESCE(f.deal_feed, d.feed_id) = d.feed_id
                    AND f.at BETWEEN $14 AND $15)
            WHEN CAST($13 AS TEXT) = 'unpaid' THEN d.outcome = 'won' AND d.won_at BETWEEN $14 AND $15
                AND d.amount_minor > COALESCE((
                    SELECT SUM(f.amount_minor)
                    FROM paid AS f
                    WHERE f.company_id = d.company_id AND f.deal = d.object
                        AND COALESCE(f.deal_feed, d.feed_id) = d.feed_id), 0)
            ELSE CASE CAST($13 AS TEXT)
                WHEN 'created' THEN d.created_at
                WHEN 'lead' THEN d.lead_at
                WHEN 'qualified' THEN d.qualified_at
                WHEN 'meeting' THEN d.meeting_at
                WHEN 'quote' THEN d.quote_at
                WHEN 'contract' THEN d.contract_at
                WHEN 'won' THEN d.won_at
                WHEN 'lost' THEN CASE WHEN d.outcome = 'lost' THEN d.closed_at END
                WHEN 'closed' THEN d.closed_at
                ELSE d.last_at
            END BETWEEN $14 AND $15
        END)
        AND (CAST($16 AS TEXT) IS NULL OR d.expected_on >= $16)
        AND (CAST($17 AS TEXT) IS NULL OR d.expected_on <= $17)
        AND (CAST($18 AS BIGINT) IS NULL OR EXISTS (
            SELECT 1
            FROM own
            WHERE own.name_id IN (
                d.person_id, d.lead_by, d.qualified_by, d.meeting_by, d.quote_by, d.contract_by, d.won_by)))
        AND d.last_at <= $22 AND (d.last_at, d.feed_id, d.object) < ($22, $23, $24)
    ORDER BY d.last_at DESC, d.feed_id DESC, d.object DESC
    LIMIT $25
)
SELECT *
FROM page
