-- What payments and invoices name, which deal they are for and why; and facts that people wrote.

-- What was done by hand, if it was not a file that brought the facts; and the name that whoever did it gave it, so that one whose
-- answer was lost is recognised when it comes again.
ALTER TABLE batches ADD COLUMN by_hand TEXT;
ALTER TABLE batches ADD COLUMN request_key TEXT COLLATE "C";
CREATE UNIQUE INDEX batches_request ON batches (company_id, member_id, request_key);
CREATE INDEX batches_by_hand ON batches (company_id, feed_id, batch_id) WHERE by_hand IS NOT NULL;

-- One row a telling of a payment, beside its fact: which numbers it names, and why it is for the deal that the fact says. Without a
-- reason somebody has yet to say which deal it is for.
CREATE TABLE payments (
    company_id BIGINT NOT NULL,
    feed_id BIGINT NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    turn BIGINT NOT NULL,
    batch_id BIGINT NOT NULL,
    invoice TEXT COLLATE "C",
    contract TEXT COLLATE "C",
    why TEXT,
    deal_feed BIGINT,
    PRIMARY KEY (company_id, feed_id, object, turn)
);

CREATE INDEX payments_open ON payments (company_id, feed_id, object) WHERE why IS NULL;
CREATE INDEX payments_of_batches ON payments (company_id, feed_id, batch_id);

-- Numbers of invoices and of their contracts, as they are compared.
CREATE TABLE invoices (
    company_id BIGINT NOT NULL,
    feed_id BIGINT NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    batch_id BIGINT NOT NULL,
    number TEXT COLLATE "C" NOT NULL,
    contract TEXT COLLATE "C",
    deal_feed BIGINT,
    PRIMARY KEY (company_id, feed_id, object)
);

CREATE INDEX invoices_by_number ON invoices (company_id, number);
CREATE INDEX invoices_by_contract ON invoices (company_id, contract) WHERE contract IS NOT NULL;
CREATE INDEX invoices_of_batches ON invoices (company_id, feed_id, batch_id);
