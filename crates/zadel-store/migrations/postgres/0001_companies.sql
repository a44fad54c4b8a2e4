-- Companies and the people in them. company_id stands first in every key: a company's rows live together.
-- Text keys sort by bytes, as in SQLite: the same rows make the same backup.

CREATE TABLE companies (
    company_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (company_id)
);

CREATE TABLE members (
    company_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    email TEXT COLLATE "C" NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT,
    language TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    left_at BIGINT,
    PRIMARY KEY (company_id, member_id),
    UNIQUE (company_id, email),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
);

-- Which company an e-mail signs in to. Its key is not of a company, because whoever signs in has not said which company is his.
-- The reference is checked at commit: the e-mail is taken first, and tells which number the member gets.
CREATE TABLE emails (
    email TEXT COLLATE "C" NOT NULL,
    company_id BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    PRIMARY KEY (email),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id) DEFERRABLE INITIALLY DEFERRED
);

-- Tokens are kept as hashes: whoever reads the table signs in with none of them.
CREATE TABLE sessions (
    company_id BIGINT NOT NULL,
    token_hash TEXT COLLATE "C" NOT NULL,
    member_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (company_id, token_hash),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
);

CREATE TABLE links (
    company_id BIGINT NOT NULL,
    token_hash TEXT COLLATE "C" NOT NULL,
    member_id BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (company_id, token_hash),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
);

-- Wrong passwords. No company here either: a guess at an e-mail that nobody has counts as any other, or the count would tell who
-- is here.
CREATE TABLE guesses (
    guess_key TEXT COLLATE "C" NOT NULL,
    window_from BIGINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (guess_key)
);
