use proptest::prelude::*;

use super::*;

fn read(text: &str, order: Option<DateOrder>) -> Result<String, MomentFault> {
    read_moment(text, Reading { order, offset: None }).map(|moment| {
        let text = moment.at.to_string();
        if moment.has_time { text } else { text[..10].to_owned() }
    })
}

#[test]
fn a_day_is_read_in_the_order_that_was_given() {
    use DateOrder::{Dmy, Mdy, Ymd};
    for (text, order) in [
        ("3.4.2026", Dmy),
        ("03/04/26", Dmy),
        ("03-04-2026", Dmy),
        ("4/3/2026", Mdy),
        ("04.03.2026", Mdy),
        ("26-04-03", Ymd),
        ("2026/4/3", Dmy),
        ("2026-04-03", Mdy),
        ("20260403", Mdy),
        (" 03.04.2026\u{a0}", Dmy),
        ("46115", Dmy),
    ] {
        assert_eq!(read(text, Some(order)), Ok("2026-04-03".to_owned()), "{text}");
    }
    assert_eq!(read("25/12/2026", None), Ok("2026-12-25".to_owned()));
    assert_eq!(read("5/5/2026", None), Ok("2026-05-05".to_owned()));
    assert_eq!(read("03/04/2026", None), Err(MomentFault::Ambiguous));
    assert_eq!(read("03.04.2026", None), Ok("2026-04-03".to_owned()));
}

#[test]
fn a_time_stands_behind_the_day() {
    for text in [
        "31.12.2026 18:30",
        "31.12.2026 18:30:00",
        "31.12.2026, 18:30",
        "31.12.2026\u{a0}18:30",
        "2026-12-31T18:30:00.000Z",
        "2026-12-31 18:30:00+03:00",
        "2026-12-31T18:30:00-0500",
        "12/31/2026 6:30 PM",
        "12/31/26 06:30pm",
        "1798741800",
    ] {
        assert_eq!(read(text, None), Ok("2026-12-31T18:30:00".to_owned()), "{text}");
    }
    assert_eq!(read("12/31/2026 12:05 am", None), Ok("2026-12-31T00:05:00".to_owned()));
    assert_eq!(read("31.12.2026 00:00", None), Ok("2026-12-31T00:00:00".to_owned()));
}

#[test]
fn a_moment_with_an_offset_is_told_by_the_clock_that_was_asked_for() {
    let moscow = Reading { order: None, offset: "+03:00".parse().ok() };
    for text in
        ["2026-12-31T22:00:00Z", "2027-01-01T01:00:00+03:00", "2026-12-31 17:00:00 -05", "1798754400", "1798754400000"]
    {
        assert_eq!(
            read_moment(text, moscow).map(|moment| moment.at.to_string()),
            Ok("2027-01-01T01:00:00".to_owned()),
            "{text}"
        );
    }
    assert_eq!(read_moment("31.12.2026 22:00", moscow).map(|m| m.at.to_string()), Ok("2026-12-31T22:00:00".to_owned()));
}

#[test]
fn what_is_no_moment_is_refused() {
    for text in [
        "",
        "завтра",
        "31.12",
        "31.12/2026",
        "1.2.026",
        "31.12.2026 около 5",
        "31.12.2026 18",
        "31.12.2026 1:2",
        "2026-12-31T18:30:00+3",
        "12345678901234",
        "31.12.2026 18:30 мск",
        "0.5",
    ] {
        assert_eq!(read(text, Some(DateOrder::Dmy)), Err(MomentFault::Unreadable), "{text}");
    }
    for text in [
        "31.02.2026",
        "31.12.1899",
        "00.00.0000",
        "12/31/2026",
        "31.12.2026 25:00",
        "13/13/2026",
        "31.12.2026 13:00 pm",
        "99999",
    ] {
        assert_eq!(read(text, Some(DateOrder::Dmy)), Err(MomentFault::OutOfRange), "{text}");
    }
}

#[test]
fn days_of_a_spreadsheet_count_from_1900() {
    let at = |days| Moment::of_serial(days).map(|moment| (moment.at.to_string(), moment.has_time));
    assert_eq!(at(46_387.0), Ok(("2026-12-31T00:00:00".to_owned(), false)));
    assert_eq!(at(46_387.770_833_333), Ok(("2026-12-31T18:30:00".to_owned(), true)));
    assert_eq!([at(1500.0), at(f64::NAN)], [Err(MomentFault::OutOfRange), Err(MomentFault::OutOfRange)]);
}

#[test]
fn an_offset_reads_as_it_is_written() {
    for (text, written) in [("+03:00", "+03:00"), ("-0530", "-05:30"), ("+14", "+14:00")] {
        assert_eq!(text.parse::<Offset>().map(|offset| offset.to_string()).as_deref(), Ok(written));
    }
    for text in ["", "3", "+3", "+3:00", "+24:00", "+00:60", "+a0:00", "++3:00", "03:00", "+03:0", "+:3000"] {
        assert_eq!(text.parse::<Offset>(), Err(BadOffset), "{text}");
    }
}

proptest! {
    #[test]
    fn a_day_is_read_as_it_was_written(day in 1_i8..=28, month in 1_i8..=12, year in 1990_i16..2100, i in 0_usize..3) {
        let order = DateOrder::ALL[i];
        let text = match order {
            DateOrder::Dmy => format!("{day}/{month}/{year}"),
            DateOrder::Mdy => format!("{month}/{day}/{year}"),
            DateOrder::Ymd => format!("{year}/{month}/{day}"),
        };
        let moment = read_moment(&text, Reading { order: Some(order), offset: None });
        prop_assert_eq!(moment.map(|moment| moment.at.date()), Ok(jiff::civil::date(year, month, day)));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9./: TZ+apmAPM-]{0,30}") {
        let _ = read_moment(&text, Reading::default());
    }
}
