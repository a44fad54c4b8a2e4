-- Plans and every edit of them. Documents, origins and changes are JSON that the store does not interpret.

CREATE TABLE plans (
    company_id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    status TEXT NOT NULL,
    currency TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    goal_minor INTEGER,
    document TEXT NOT NULL,
    origins TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by INTEGER NOT NULL,
    PRIMARY KEY (company_id, plan_id),
    FOREIGN KEY (company_id, created_by) REFERENCES members (company_id, member_id),
    FOREIGN KEY (company_id, changed_by) REFERENCES members (company_id, member_id)
) STRICT;

CREATE TABLE plan_edits (
    company_id INTEGER NOT NULL,
    plan_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (company_id, plan_id, version),
    FOREIGN KEY (company_id, plan_id) REFERENCES plans (company_id, plan_id),
    FOREIGN KEY (company_id, member_id) REFERENCES members (company_id, member_id)
) STRICT;
