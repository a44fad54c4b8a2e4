//! What a plan's document is made of: every value that can be edited, by its key.

/// A table of the document: its values, the tables within it, its lists of tables.
pub(super) struct Shape {
    pub(super) values: &'static [(&'static str, PlaceKind)],
    pub(super) tables: &'static [(&'static str, &'static Self)],
    pub(super) lists: &'static [(&'static str, &'static Self)],
    /// Tables whose keys are months, and what stands at each.
    pub(super) by_month: &'static [(&'static str, PlaceKind)],
}

/// What is typed at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlaceKind {
    Money,
    Count,
    /// Part of a whole, shown as a percentage.
    Percent,
    /// A conversion: free is written out, because evidence would otherwise take its place.
    Conversion,
    /// Purchases a client, shown as a plain number.
    Rate,
    /// How many for each item, shown as a plain number.
    Per,
    Name,
    /// A name that can be left out.
    OptionalName,
    Date,
    /// A date that can be left out.
    OptionalDate,
    /// One of the words that the plan file knows.
    Choice,
    /// Parts of a whole, one after another.
    Parts,
    /// Days, one after another.
    Days,
    /// So many of so many, up to a day, and whether the facts say so: counts mean nothing one without the other.
    Counts,
    /// So many sales and their average with its interval, likewise.
    Sales,
}

impl PlaceKind {
    /// Must something stand there?
    pub(super) fn is_required(self) -> bool {
        matches!(self, Self::Name | Self::Date)
    }
}

use PlaceKind as Kind;

const NONE: &[(&str, &Shape)] = &[];
const MONTHS: &[(&str, Kind)] = &[("months", Kind::Money)];

pub(super) static ROOT: Shape = Shape {
    values: &[("as_of", Kind::OptionalDate)],
    tables: &[("goal", &GOAL), ("resources", &RESOURCES), ("calendar", &CALENDAR), ("season", &SEASON)],
    lists: &[
        ("line", &LINE),
        ("team", &TEAM),
        ("rep", &REP),
        ("source", &SOURCE),
        ("promise", &PROMISE),
        ("scenario", &SCENARIO),
    ],
    by_month: &[],
};

static GOAL: Shape = Shape {
    values: &[
        ("measure", Kind::Choice),
        ("basis", Kind::Choice),
        ("vat", Kind::Choice),
        ("amount", Kind::Money),
        ("minimum", Kind::Money),
        ("stretch", Kind::Money),
        ("from", Kind::Date),
        ("to", Kind::Date),
        ("margin", Kind::Percent),
        ("markup", Kind::Percent),
        ("fixed_costs", Kind::Money),
    ],
    tables: NONE,
    lists: NONE,
    by_month: &[],
};

static LINE: Shape = Shape {
    values: &[
        ("name", Kind::Name),
        ("clients", Kind::Choice),
        ("technology", Kind::OptionalName),
        ("facts_line", Kind::OptionalName),
        ("amount", Kind::Money),
        ("share", Kind::Percent),
        ("deals", Kind::Count),
        ("check", Kind::Money),
        ("sales", Kind::Sales),
        ("margin", Kind::Percent),
        ("markup", Kind::Percent),
        ("expert", Kind::OptionalName),
    ],
    tables: NONE,
    lists: &[("stage", &STAGE)],
    by_month: &[],
};

static STAGE: Shape = Shape {
    values: &[
        ("name", Kind::Name),
        ("kind", Kind::Choice),
        ("funnel", Kind::Choice),
        ("count", Kind::Count),
        ("conversion", Kind::Conversion),
        ("rate", Kind::Rate),
        ("expert", Kind::OptionalName),
        ("lag", Kind::Parts),
        ("observed", Kind::Counts),
    ],
    tables: NONE,
    lists: &[("actions", &ACTION)],
    by_month: &[],
};

static ACTION: Shape = Shape {
    values: &[("name", Kind::Name), ("per", Kind::Per), ("minutes", Kind::Count)],
    tables: NONE,
    lists: NONE,
    by_month: &[],
};

static RESOURCES: Shape = Shape {
    values: &[("minutes_per_day", Kind::Count), ("selling_share", Kind::Percent), ("budget", Kind::Money)],
    tables: NONE,
    lists: NONE,
    by_month: &[],
};

static CALENDAR: Shape = Shape {
    values: &[("country", Kind::Choice), ("days_off", Kind::Days), ("days_on", Kind::Days)],
    tables: NONE,
    lists: NONE,
    by_month: &[],
};

/// Only the months that differ from an ordinary one.
static SEASON: Shape = Shape {
    values: &[
        ("jan", Kind::Percent),
        ("feb", Kind::Percent),
        ("mar", Kind::Percent),
        ("apr", Kind::Percent),
        ("may", Kind::Percent),
        ("jun", Kind::Percent),
        ("jul", Kind::Percent),
        ("aug", Kind::Percent),
        ("sep", Kind::Percent),
        ("oct", Kind::Percent),
        ("nov", Kind::Percent),
        ("dec", Kind::Percent),
    ],
    tables: NONE,
    lists: NONE,
    by_month: &[],
};

static TEAM: Shape = Shape {
    values: &[("name", Kind::Name), ("parent", Kind::OptionalName), ("target", Kind::Money)],
    tables: NONE,
    lists: NONE,
    by_month: MONTHS,
};

static REP: Shape = Shape {
    values: &[
        ("name", Kind::Name),
        ("team", Kind::OptionalName),
        ("target", Kind::Money),
        ("capacity", Kind::Percent),
        ("ramp", Kind::Parts),
    ],
    tables: NONE,
    lists: &[("absent", &ABSENCE)],
    by_month: MONTHS,
};

static ABSENCE: Shape =
    Shape { values: &[("from", Kind::Date), ("to", Kind::Date)], tables: NONE, lists: NONE, by_month: &[] };

static SOURCE: Shape = Shape {
    values: &[
        ("name", Kind::Name),
        ("line", Kind::Name),
        ("leads", Kind::Count),
        ("price", Kind::Money),
        ("promised", Kind::Count),
        ("owner", Kind::OptionalName),
        ("due", Kind::OptionalDate),
    ],
    tables: NONE,
    lists: NONE,
    by_month: &[],
};

static PROMISE: Shape = Shape {
    values: &[
        ("name", Kind::Name),
        ("resource", Kind::Choice),
        ("owner", Kind::OptionalName),
        ("due", Kind::OptionalDate),
    ],
    tables: NONE,
    lists: NONE,
    by_month: &[],
};

static SCENARIO: Shape =
    Shape { values: &[("name", Kind::Name)], tables: NONE, lists: &[("edits", &SCENARIO_EDIT)], by_month: &[] };

static SCENARIO_EDIT: Shape =
    Shape { values: &[("path", Kind::Name), ("value", Kind::OptionalName)], tables: NONE, lists: NONE, by_month: &[] };
