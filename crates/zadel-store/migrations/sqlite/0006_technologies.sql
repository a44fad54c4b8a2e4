-- Ways of selling and every version of them. Contents are JSON that the store does not interpret.

CREATE TABLE technologies (
    company_id INTEGER NOT NULL,
    technology_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    put_away_at INTEGER,
    PRIMARY KEY (company_id, technology_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
) STRICT;

-- Of one name there is one in use. Those that were put away keep theirs.
CREATE UNIQUE INDEX technologies_name ON technologies (company_id, name) WHERE put_away_at IS NULL;

CREATE TABLE technology_versions (
    company_id INTEGER NOT NULL,
    technology_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    PRIMARY KEY (company_id, technology_id, version),
    FOREIGN KEY (company_id, technology_id) REFERENCES technologies (company_id, technology_id),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
) STRICT;
