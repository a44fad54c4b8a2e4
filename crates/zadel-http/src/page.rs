//! Lists in pages, by key and never by offset: what is added meanwhile moves nothing.

use serde::Deserialize;
use utoipa::IntoParams;

/// Rows of a page that somebody can look at.
const MOST: u32 = 200;
const USUAL: u32 = 50;

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Page {
    /// The last key of the page before; the first page without it.
    pub(crate) from: Option<i64>,
    /// Rows, at most 200.
    limit: Option<u32>,
}

impl Page {
    pub(crate) fn limit(&self) -> u32 {
        self.limit.unwrap_or(USUAL).clamp(1, MOST)
    }

    /// One row more than the page shows: it tells whether there is another page.
    pub(crate) fn limit_and_next(&self) -> u32 {
        self.limit() + 1
    }

    /// Cuts the row that was read too many, and says from where the next page goes on.
    pub(crate) fn cut<T>(&self, rows: &mut Vec<T>, key: impl Fn(&T) -> i64) -> Option<i64> {
        let limit = usize::try_from(self.limit()).unwrap_or(usize::MAX);
        let has_next = limit < rows.len();
        rows.truncate(limit);
        rows.last().filter(|_| has_next).map(key)
    }
}
