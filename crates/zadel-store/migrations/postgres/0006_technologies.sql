-- Ways of selling and every version of them. Contents are JSON that the store does not interpret.

CREATE TABLE technologies (
    company_id BIGINT NOT NULL,
    technology_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    put_away_at BIGINT,
    PRIMARY KEY (company_id, technology_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
);

-- Of one name there is one in use. Those that were put away keep theirs.
CREATE UNIQUE INDEX technologies_name ON technologies (company_id, name) WHERE put_away_at IS NULL;

CREATE TABLE technology_versions (
    company_id BIGINT NOT NULL,
    technology_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    at BIGINT NOT NULL,
    member_id BIGINT NOT NULL,
    PRIMARY KEY (company_id, technology_id, version),
    FOREIGN KEY (company_id, technology_id) REFERENCES technologies (company_id, technology_id),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
);
