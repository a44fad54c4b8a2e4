-- A sum in another currency than the company's, as it was told: `1200.50 USD`. What it counts stays in `amount_minor`, and is nothing where
-- nobody gave a rate.
ALTER TABLE facts ADD COLUMN original TEXT;
ALTER TABLE withdrawn_facts ADD COLUMN original TEXT;
ALTER TABLE deals ADD COLUMN original TEXT;

-- What somebody wrote about: so that whoever looks at what was written finds it again.
ALTER TABLE batches ADD COLUMN object TEXT;

-- Whether leads are kept apart follows from the facts; nobody ever wrote it here.
ALTER TABLE feeds DROP COLUMN deals_born;
