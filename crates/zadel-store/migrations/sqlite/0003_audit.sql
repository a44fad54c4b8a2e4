-- Who did what. Each entry holds the hash of the one before; the head tells how many there are, so that a missing end is seen.

CREATE TABLE audit_heads (
    company_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (company_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
) STRICT;

CREATE TABLE audit_log (
    company_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    member_id INTEGER,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (company_id, seq),
    FOREIGN KEY (company_id) REFERENCES companies (company_id),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
) STRICT;
