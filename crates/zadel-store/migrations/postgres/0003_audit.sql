-- Who did what. Each entry holds the hash of the one before; the head tells how many there are, so that a missing end is seen.

CREATE TABLE audit_heads (
    company_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (company_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
);

CREATE TABLE audit_log (
    company_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    member_id BIGINT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (company_id, seq),
    FOREIGN KEY (company_id) REFERENCES companies (company_id),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
);
