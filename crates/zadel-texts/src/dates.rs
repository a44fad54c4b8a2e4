//! Dates as the language writes them; the words are messages like any other.

use jiff::ToSpan;
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

    /// A week with the year it ends in, for periods that span several.
    #[must_use]
    pub fn week_with_year(&self, week: Period) -> String {
        let year = week.to().year().to_string();
        self.say_with("week-with-year", &[("week", self.week(week).into()), ("year", year.into())])
    }

    /// A period as people say it: `1–31 декабря 2026`, `2-й квартал 2027`, `1 января – 31 мая 2027`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        let (from, to) = (period.from(), period.to());
        let year = || ("year", to.year().to_string().into());
        let after = to.tomorrow();
        let lasts = |months: i32| {
            let end = from.checked_add(months.months());
            from.day() == 1 && after.as_ref().is_ok_and(|after| end.is_ok_and(|end| end == *after))
        };
        if from.month() == 1 && lasts(12) {
            self.say_with("period-year", &[year()])
        } else if from.month() % 3 == 1 && lasts(3) {
            self.say_with("period-quarter", &[("n", i64::from(from.month() / 3 + 1).into()), year()])
        } else if from == to {
            self.date(to)
        } else if from.year() != to.year() {
            let (from, to) = (self.date(from), self.date(to));
            self.say_with("period-over-years", &[("from", from.into()), ("to", to.into())])
        } else if from.month() != to.month() {
            let day = |date: Date| {
                let month = self.month("month-of", date);
                self.say_with("day-of-month", &[("day", i64::from(date.day()).into()), ("month", month.into())])
            };
            self.say_with("period-in-year", &[("from", day(from).into()), ("to", day(to).into()), year()])
        } else {
            let days = [("from", i64::from(from.day()).into()), ("to", i64::from(to.day()).into())];
            let month = ("month", self.month("month-of", to).into());
            self.say_with("period-in-month", &[&days[..], &[month, year()]].concat())
        }
    }

    fn month(&self, key: &str, date: Date) -> String {
        self.say_with(key, &[("number", i64::from(date.month()).into())])
    }
}
