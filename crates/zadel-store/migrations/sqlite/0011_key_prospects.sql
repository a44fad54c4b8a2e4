-- From which share of the goal on the open deals of a client make it a key prospect, in percent.

ALTER TABLE ledgers ADD COLUMN key_percent INTEGER NOT NULL DEFAULT 10;
