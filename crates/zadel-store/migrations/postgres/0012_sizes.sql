-- How far the facts reach is asked with every page of theirs: not by looking at all that was ever written by hand.
CREATE INDEX batches_in_force ON batches (company_id, at) WHERE withdrawn_at IS NULL;
CREATE INDEX batches_withdrawn ON batches (company_id, withdrawn_at) WHERE withdrawn_at IS NOT NULL;

-- Cells that came to nothing are removed after each writing: they are few, and the cube is not.
CREATE INDEX cube_empty ON cube (company_id) WHERE n = 0 AND amount_minor = 0;
