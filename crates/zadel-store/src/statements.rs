//! The seam between the two engines.

/// Runs one body on whichever engine is open, and counts one statement; the body is compiled twice.
///
/// The first argument is a `&Db` (the body gets a pool of readers) or a `&mut Tx` (the body gets its connection).
macro_rules! on_engine {
    ($on:expr, $engine:ident => $body:expr) => {
        match $on.run() {
            $crate::statements::On::Sqlite($engine) => $body,
            $crate::statements::On::Postgres($engine) => $body,
        }
    };
}

/// The text of `sql/<name>.sql`.
macro_rules! sql {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/sql/", $name, ".sql"))
    };
}

/// Where a statement runs.
pub(crate) enum On<S, P> {
    Sqlite(S),
    Postgres(P),
}
