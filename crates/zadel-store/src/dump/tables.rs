//! The tables of a backup, in an order in which every row finds the rows it refers to.

use Kind::{Integer, Text};

/// What a column holds; any may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Integer,
    Text,
}

/// One table: its columns in the order of its lines, and the two statements that read and write them.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static [Kind],
    pub(super) select: &'static str,
    pub(super) insert: &'static str,
}

/// Every table except the list of migrations, which the header tells.
pub(super) static TABLES: [Table; 34] = [
    Table {
        name: "companies",
        columns: &[Integer, Text, Text, Text, Integer],
        select: sql!("dump/select_companies"),
        insert: sql!("dump/insert_companies"),
    },
    Table {
        name: "members",
        columns: &[Integer, Integer, Text, Text, Text, Text, Text, Integer, Integer, Integer],
        select: sql!("dump/select_members"),
        insert: sql!("dump/insert_members"),
    },
    Table {
        name: "emails",
        columns: &[Text, Integer, Integer],
        select: sql!("dump/select_emails"),
        insert: sql!("dump/insert_emails"),
    },
    Table {
        name: "sessions",
        columns: &[Integer, Text, Integer, Integer, Integer, Integer],
        select: sql!("dump/select_sessions"),
        insert: sql!("dump/insert_sessions"),
    },
    Table {
        name: "links",
        columns: &[Integer, Text, Integer, Integer, Integer, Integer],
        select: sql!("dump/select_links"),
        insert: sql!("dump/insert_links"),
    },
    Table {
        name: "api_tokens",
        columns: &[Integer, Integer, Text, Integer, Text, Text, Integer, Integer, Integer, Integer],
        select: sql!("dump/select_api_tokens"),
        insert: sql!("dump/insert_api_tokens"),
    },
    Table {
        name: "failed_files",
        columns: &[Integer, Integer, Text, Integer, Text, Text],
        select: sql!("dump/select_failed_files"),
        insert: sql!("dump/insert_failed_files"),
    },
    Table {
        name: "guesses",
        columns: &[Text, Integer, Integer],
        select: sql!("dump/select_guesses"),
        insert: sql!("dump/insert_guesses"),
    },
    Table {
        name: "plans",
        columns: &[
            Integer, Integer, Text, Integer, Text, Text, Text, Text, Integer, Text, Text, Integer, Integer, Integer,
            Integer,
        ],
        select: sql!("dump/select_plans"),
        insert: sql!("dump/insert_plans"),
    },
    Table {
        name: "plan_edits",
        columns: &[Integer, Integer, Integer, Integer, Integer, Text, Text],
        select: sql!("dump/select_plan_edits"),
        insert: sql!("dump/insert_plan_edits"),
    },
    Table {
        name: "technologies",
        columns: &[Integer, Integer, Text, Integer, Integer],
        select: sql!("dump/select_technologies"),
        insert: sql!("dump/insert_technologies"),
    },
    Table {
        name: "technology_versions",
        columns: &[Integer, Integer, Integer, Text, Text, Integer, Integer],
        select: sql!("dump/select_technology_versions"),
        insert: sql!("dump/insert_technology_versions"),
    },
    Table {
        name: "audit_heads",
        columns: &[Integer, Integer, Text],
        select: sql!("dump/select_audit_heads"),
        insert: sql!("dump/insert_audit_heads"),
    },
    Table {
        name: "audit_log",
        columns: &[Integer, Integer, Integer, Integer, Text, Text, Text, Text, Text],
        select: sql!("dump/select_audit_log"),
        insert: sql!("dump/insert_audit_log"),
    },
    Table {
        name: "teams",
        columns: &[Integer, Integer, Text, Integer, Integer, Integer, Integer],
        select: sql!("dump/select_teams"),
        insert: sql!("dump/insert_teams"),
    },
    Table {
        name: "employees",
        columns: &[Integer, Integer, Text, Text, Text, Integer, Text, Integer, Integer, Integer],
        select: sql!("dump/select_employees"),
        insert: sql!("dump/insert_employees"),
    },
    Table {
        name: "placements",
        columns: &[Integer, Integer, Text, Integer],
        select: sql!("dump/select_placements"),
        insert: sql!("dump/insert_placements"),
    },
    Table {
        name: "absences",
        columns: &[Integer, Integer, Text, Text, Text],
        select: sql!("dump/select_absences"),
        insert: sql!("dump/insert_absences"),
    },
    Table {
        name: "calendars",
        columns: &[Integer, Text, Integer],
        select: sql!("dump/select_calendars"),
        insert: sql!("dump/insert_calendars"),
    },
    Table {
        name: "calendar_days",
        columns: &[Integer, Text, Text, Text],
        select: sql!("dump/select_calendar_days"),
        insert: sql!("dump/insert_calendar_days"),
    },
    Table {
        name: "ledgers",
        columns: &[Integer, Text, Integer, Integer, Integer, Integer],
        select: sql!("dump/select_ledgers"),
        insert: sql!("dump/insert_ledgers"),
    },
    Table {
        name: "feeds",
        columns: &[Integer, Integer, Text, Integer],
        select: sql!("dump/select_feeds"),
        insert: sql!("dump/insert_feeds"),
    },
    Table {
        name: "names",
        columns: &[Integer, Text, Integer, Integer, Text, Text, Text, Integer],
        select: sql!("dump/select_names"),
        insert: sql!("dump/insert_names"),
    },
    Table {
        name: "clients",
        columns: &[Integer, Integer, Text, Text, Text],
        select: sql!("dump/select_clients"),
        insert: sql!("dump/insert_clients"),
    },
    Table {
        name: "batches",
        columns: &[
            Integer, Integer, Integer, Text, Text, Text, Integer, Integer, Integer, Integer, Integer, Integer, Integer,
            Integer, Integer, Integer, Text, Text, Text,
        ],
        select: sql!("dump/select_batches"),
        insert: sql!("dump/insert_batches"),
    },
    Table {
        name: "rejects",
        columns: &[Integer, Integer, Integer, Integer, Text, Text, Text],
        select: sql!("dump/select_rejects"),
        insert: sql!("dump/insert_rejects"),
    },
    Table {
        name: "facts",
        columns: &[
            Integer, Integer, Text, Text, Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer,
            Integer, Integer, Integer, Integer, Text, Text, Integer, Text, Text, Text,
        ],
        select: sql!("dump/select_facts"),
        insert: sql!("facts/insert_facts"),
    },
    Table {
        name: "withdrawn_facts",
        columns: &[
            Integer, Integer, Integer, Text, Text, Integer, Integer, Integer, Integer, Integer, Integer, Integer,
            Integer, Integer, Integer, Integer, Text, Text, Integer, Text, Text, Text,
        ],
        select: sql!("dump/select_withdrawn_facts"),
        insert: sql!("dump/insert_withdrawn_facts"),
    },
    Table {
        name: "payments",
        columns: &[Integer, Integer, Text, Integer, Integer, Text, Text, Text, Integer],
        select: sql!("dump/select_payments"),
        insert: sql!("payments/insert_payments"),
    },
    Table {
        name: "invoices",
        columns: &[Integer, Integer, Text, Integer, Text, Text, Integer],
        select: sql!("dump/select_invoices"),
        insert: sql!("payments/insert_invoices"),
    },
    Table {
        name: "deals",
        columns: &[
            Integer, Integer, Text, Text, Text, Integer, Integer, Integer, Integer, Integer, Text, Integer, Integer,
            Integer, Text, Integer, Integer, Integer, Text, Text, Text, Integer, Integer, Integer, Integer, Integer,
            Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer, Text,
        ],
        select: sql!("dump/select_deals"),
        insert: sql!("facts/insert_deals"),
    },
    Table {
        name: "cube",
        columns: &[Integer, Text, Integer, Integer, Integer, Integer, Text, Integer, Integer],
        select: sql!("dump/select_cube"),
        insert: sql!("dump/insert_cube"),
    },
    Table {
        name: "snapshots",
        columns: &[Integer, Integer, Text, Text, Integer, Integer, Integer, Integer, Text],
        select: sql!("dump/select_snapshots"),
        insert: sql!("dump/insert_snapshots"),
    },
    Table {
        name: "forecasts",
        columns: &[Integer, Integer, Text, Text, Integer, Integer, Integer, Integer, Text],
        select: sql!("dump/select_forecasts"),
        insert: sql!("dump/insert_forecasts"),
    },
];
