-- The name that whoever edits gives an edit, so that one whose answer was lost is recognised when it comes again.

ALTER TABLE plan_edits ADD COLUMN request_key TEXT;
CREATE UNIQUE INDEX plan_edits_request ON plan_edits (company_id, plan_id, member_id, request_key);
