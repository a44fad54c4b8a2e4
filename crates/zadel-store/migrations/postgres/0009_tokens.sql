-- Access for programs. Tokens are kept as hashes, as sessions are: whoever reads the table comes in with none of them.
-- A token acts for the member who made it, within its scopes: words that the store does not interpret.

CREATE TABLE api_tokens (
    company_id BIGINT NOT NULL,
    token_id BIGINT NOT NULL,
    token_hash TEXT COLLATE "C" NOT NULL,
    member_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT,
    expires_at BIGINT,
    revoked_at BIGINT,
    PRIMARY KEY (company_id, token_id),
    UNIQUE (company_id, token_hash),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
);

-- Files of a watched folder of which nothing could be read. They became no batch.
CREATE TABLE failed_files (
    company_id BIGINT NOT NULL,
    failure_id BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    at BIGINT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (company_id, failure_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
);
