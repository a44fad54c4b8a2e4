//! Dates as the language writes them; the words are messages like any other.

use jiff::civil::Date;
use zadel_core::calendar::Period;

use crate::Texts;

impl Texts {
    /// A day with its month and year: `1 декабря 2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let month = self.month("month-of", date);
        // A year is no quantity: it takes no thousands separator.
        let year = date.year().to_string();
        self.say_with("date", &[("day", i64::from(date.day()).into()), ("month", month.into()), ("year", year.into())])
    }

    /// A day with its month in short: `1 дек`.
    #[must_use]
    pub fn short_date(&self, date: Date) -> String {
        let month = self.month("month-short", date);
        self.say_with("date-short", &[("day", i64::from(date.day()).into()), ("month", month.into())])
    }

    /// A week, as short as it can be: `7–13 дек`, `28 дек – 3 янв`.
    #[must_use]
    pub fn week(&self, week: Period) -> String {
        let (from, to) = (week.from(), week.to());
        if from == to {
            return self.short_date(to);
        }
        if from.month() != to.month() {
            let (from, to) = (self.short_date(from), self.short_date(to));
            return self.say_with("week-over-months", &[("from", from.into()), ("to", to.into())]);
        }
        let days = [("from", i64::from(from.day()).into()), ("to", i64::from(to.day()).into())];
        let month = ("month", self.month("month-short", to).into());
        self.say_with("week-in-month", &[&days[..], &[month]].concat())
    }

    fn month(&self, key: &str, date: Date) -> String {
        self.say_with(key, &[("number", i64::from(date.month()).into())])
    }
}
