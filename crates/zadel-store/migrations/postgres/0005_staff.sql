-- Who sells, in which team from which day, who is away when, and which days the company works.
-- Days are texts of ISO 8601, which sort as days do.
-- Text keys sort by bytes, as in SQLite: the same rows make the same backup.

-- The tree may be turned about, so that a team stands below a younger one: the reference is checked at commit.
CREATE TABLE teams (
    company_id BIGINT NOT NULL,
    team_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    parent_id BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT,
    PRIMARY KEY (company_id, team_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id),
    FOREIGN KEY (company_id, parent_id) REFERENCES teams (company_id, team_id) DEFERRABLE INITIALLY DEFERRED
);

-- Who sells or helps to sell, with an account or without.
CREATE TABLE employees (
    company_id BIGINT NOT NULL,
    employee_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    leaves_on TEXT,
    minutes_per_week BIGINT NOT NULL,
    ramp TEXT NOT NULL,
    member_id BIGINT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (company_id, employee_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
);

-- In which team somebody is from a day on, until the next row; without a team, directly under the company.
CREATE TABLE placements (
    company_id BIGINT NOT NULL,
    employee_id BIGINT NOT NULL,
    from_day TEXT COLLATE "C" NOT NULL,
    team_id BIGINT,
    PRIMARY KEY (company_id, employee_id, from_day),
    FOREIGN KEY (company_id, employee_id) REFERENCES employees (company_id, employee_id),
    FOREIGN KEY (company_id, team_id) REFERENCES teams (company_id, team_id)
);

CREATE TABLE absences (
    company_id BIGINT NOT NULL,
    employee_id BIGINT NOT NULL,
    from_day TEXT COLLATE "C" NOT NULL,
    to_day TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (company_id, employee_id, from_day),
    FOREIGN KEY (company_id, employee_id) REFERENCES employees (company_id, employee_id)
);

-- A company without a row has said nothing yet.
CREATE TABLE calendars (
    company_id BIGINT NOT NULL,
    country TEXT,
    version BIGINT NOT NULL,
    PRIMARY KEY (company_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
);

-- The company's own exceptions from its country's calendar.
CREATE TABLE calendar_days (
    company_id BIGINT NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    kind TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (company_id, day),
    FOREIGN KEY (company_id) REFERENCES calendars (company_id)
);
