-- Who sells, in which team from which day, who is away when, and which days the company works.
-- Days are texts of ISO 8601, which sort as days do.

-- The tree may be turned about, so that a team stands below a younger one: the reference is checked at commit.
CREATE TABLE teams (
    company_id INTEGER NOT NULL,
    team_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    parent_id INTEGER,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    closed_at INTEGER,
    PRIMARY KEY (company_id, team_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id),
    FOREIGN KEY (company_id, parent_id) REFERENCES teams (company_id, team_id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Who sells or helps to sell, with an account or without.
CREATE TABLE employees (
    company_id INTEGER NOT NULL,
    employee_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    leaves_on TEXT,
    minutes_per_week INTEGER NOT NULL,
    ramp TEXT NOT NULL,
    member_id INTEGER,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (company_id, employee_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
) STRICT;

-- In which team somebody is from a day on, until the next row; without a team, directly under the company.
CREATE TABLE placements (
    company_id INTEGER NOT NULL,
    employee_id INTEGER NOT NULL,
    from_day TEXT NOT NULL,
    team_id INTEGER,
    PRIMARY KEY (company_id, employee_id, from_day),
    FOREIGN KEY (company_id, employee_id) REFERENCES employees (company_id, employee_id),
    FOREIGN KEY (company_id, team_id) REFERENCES teams (company_id, team_id)
) STRICT;

CREATE TABLE absences (
    company_id INTEGER NOT NULL,
    employee_id INTEGER NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (company_id, employee_id, from_day),
    FOREIGN KEY (company_id, employee_id) REFERENCES employees (company_id, employee_id)
) STRICT;

-- A company without a row has said nothing yet.
CREATE TABLE calendars (
    company_id INTEGER NOT NULL,
    country TEXT,
    version INTEGER NOT NULL,
    PRIMARY KEY (company_id),
    FOREIGN KEY (company_id) REFERENCES companies (company_id)
) STRICT;

-- The company's own exceptions from its country's calendar.
CREATE TABLE calendar_days (
    company_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (company_id, day),
    FOREIGN KEY (company_id) REFERENCES calendars (company_id)
) STRICT;
