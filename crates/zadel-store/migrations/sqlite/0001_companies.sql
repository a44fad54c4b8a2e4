-- Companies and the people in them. company_id stands first in every key: a company's rows live together.

CREATE TABLE companies (
    company_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (company_id)
) STRICT;

CREATE TABLE members (
    company_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT,
    language TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    left_at INTEGER,
    PRIMARY KEY (company_id, member_id),
    UNIQUE (company_id, email),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
) STRICT;

-- Which company an e-mail signs in to. Its key is not of a company, because whoever signs in has not said which company is his.
-- The reference is checked at commit: the e-mail is taken first, and tells which number the member gets.
CREATE TABLE emails (
    email TEXT NOT NULL,
    company_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (email),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Tokens are kept as hashes: whoever reads the table signs in with none of them.
CREATE TABLE sessions (
    company_id INTEGER NOT NULL,
    token_hash TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (company_id, token_hash),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
) STRICT;

CREATE TABLE links (
    company_id INTEGER NOT NULL,
    token_hash TEXT NOT NULL,
    member_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (company_id, token_hash),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
) STRICT;

-- Wrong passwords. No company here either: a guess at an e-mail that nobody has counts as any other, or the count would tell who
-- is here.
CREATE TABLE guesses (
    guess_key TEXT NOT NULL,
    window_from INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (guess_key)
) STRICT;
