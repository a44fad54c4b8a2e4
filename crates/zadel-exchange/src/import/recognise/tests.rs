use std::io::Cursor;

use super::*;
use crate::import::{Column, DateOrder, RepeatedIds, Unit};
use crate::table::{Limits, open};

fn of(table: &str) -> Guess {
    recognise(&mut open(Cursor::new(table), Limits::import()).expect("a table")).expect("sound")
}

fn asked(guess: &Guess) -> Vec<&'static str> {
    guess.questions.iter().map(Question::code).collect()
}

fn map(guess: &Guess) -> &ImportMap {
    guess.map.as_ref().expect("a map")
}

const HEADERS: &str = "ID;Название сделки;Стадия сделки;Сумма;Валюта;Дата создания;Дата закрытия";

#[test]
fn lines_above_the_headers_are_no_headers() {
    let table = format!("ООО «Свет»\nСделки; на 30.11.2026\n\n{HEADERS}\n1;Окна;Новая;1000;RUB;31.10.2026;\n");
    let guess = of(&table);
    assert_eq!((guess.header_line, guess.n_rows, guess.profile), (4, 1, Profile::Bitrix24Deals));
    assert!(asked(&guess).is_empty(), "{:?}", guess.questions);
}

#[test]
fn a_header_of_a_space_is_no_value() {
    assert_eq!(of("Foo; ;Bar\n1;2;3\n").header_line, 1);
    assert_eq!(of("1;2;3\n4;5;6\n").header_line, 0);
}

#[test]
fn the_order_of_days_follows_from_days_that_can_be_read_in_one_way() {
    let table = |days: &[&str]| {
        let rows: Vec<String> = days.iter().map(|day| format!("1;A;Won;5;EUR;{day};{day}")).collect();
        format!("Id;Deal name;Stage;Amount;Currency;Created;Closed at\n{}\n", rows.join("\n"))
    };
    let read = |days: &[&str]| {
        let guess = of(&table(days));
        let order = map(&guess).dates;
        (order, asked(&guess).into_iter().find(|code| code.contains("date")))
    };
    assert_eq!(read(&["03/04/2026", "25/04/2026"]), (Some(DateOrder::Dmy), None));
    assert_eq!(read(&["03/04/2026", "04/25/2026"]), (Some(DateOrder::Mdy), None));
    assert_eq!(read(&["03/04/2026", "03/05/2026"]), (None, Some("date_order")));
    assert_eq!(read(&["04/25/2026", "25/04/2026"]), (None, Some("mixed_dates")));
    assert_eq!(read(&["03.04.2026"]), (Some(DateOrder::Dmy), None));
    assert_eq!(read(&["2026-04-03"]), (None, None));
}

#[test]
fn repeated_ids_are_products_only_where_there_are_products() {
    let rows = "1;Окна;Новая;1000;RUB;31.10.2026;;A\n1;Окна;Новая;1000;RUB;31.10.2026;;B\n";
    let contacts = of(&format!("{HEADERS};Контакт\n{rows}"));
    assert_eq!((map(&contacts).repeated_ids, asked(&contacts)), (RepeatedIds::Once, vec!["repeated_ids"]));
    let products = of(&format!("{HEADERS};Товар\n{rows}"));
    assert_eq!((map(&products).repeated_ids, asked(&products)), (RepeatedIds::Sum, vec![]));
}

#[test]
fn an_id_is_made_where_there_is_none_or_it_is_said_that_none_can_be() {
    let named = of(
        "Название сделки;Стадия сделки;Дата создания;Дата закрытия\nОкна;Новая;01.10.2026;\nОкна;Новая;01.10.2026;\n",
    );
    let parts = ["Название сделки", "Дата создания"].map(Column::named);
    assert_eq!(map(&named).columns[&Field::Id], Column::Several(parts.to_vec()));
    assert!(matches!(named.questions[0], Question::MadeId { n_equal: 1, .. }));
    let nameless = of("Стадия сделки;Дата создания;Дата закрытия\nНовая;01.10.2026;\n");
    assert_eq!(asked(&nameless), ["no_id"]);
}

#[test]
fn the_unit_and_the_currency_stand_in_the_header() {
    let guess =
        of("ID;Название сделки;Стадия сделки;Сумма, тыс. руб.;Дата создания;Дата закрытия\n1;A;Новая;5;01.10.2026;\n");
    assert_eq!(
        (map(&guess).amounts_in, map(&guess).currency.map(|c| c.code().to_owned()).as_deref()),
        (Unit::Thousand, Some("RUB"))
    );
    let rows = "1;A;Новая;5;RUB;01.10.2026;\n".repeat(9);
    assert!(asked(&of(&format!("{HEADERS}\n{rows}"))).contains(&"thousands"));
}

#[test]
fn one_header_means_a_day_or_a_yes_by_what_stands_below() {
    let table = |value: &str| {
        format!("ID;Этап;Бюджет, ₽;Воронка;Ответственный;Создана;Закрыта\n1;Новая;5;A;B;01.10.2026;{value}\n")
    };
    assert_eq!(of(&table("02.10.2026")).columns[6].taken_for, TakenFor::Field(Field::Closed));
    assert_eq!(of(&table("Да")).columns[6].taken_for, TakenFor::Field(Field::IsClosed));
}

#[test]
fn names_are_counted_and_capped() {
    let rows = (0..=Guess::MOST_VALUES).map(|i| format!("{i};A;Этап {i};5;RUB;01.10.2026;\n"));
    let rows = rows.collect::<Vec<_>>().concat();
    let guess = of(&format!("{HEADERS}\n{rows}{}", "x;A;Этап 7;5;RUB;01.10.2026;\n"));
    assert_eq!((guess.stages.values.len(), guess.stages.is_capped), (Guess::MOST_VALUES, true));
    assert_eq!((guess.stages.values[0].stage.as_str(), guess.stages.values[0].n), ("Этап 7", 2));
}

#[test]
fn what_tells_of_a_person_is_left_alone() {
    let guess = of(&format!(
        "{HEADERS};Рабочий телефон;Дата рождения;Комментарий\n1;A;Новая;5;RUB;01.10.2026;;+7;01.01.1980;x\n"
    ));
    for column in &guess.columns[7..] {
        assert_eq!((column.taken_for, column.samples.len()), (TakenFor::Personal, 0), "{}", column.header);
    }
}

#[test]
fn a_file_with_nothing_that_is_known_has_no_map() {
    for table in ["a;b\n1;2\n", "1;2\n3;4\n", "x\n"] {
        let guess = of(table);
        assert_eq!((guess.profile, guess.map), (Profile::Unknown, None), "{table}");
    }
}

#[test]
fn equal_headers_are_asked_about_where_they_say_different_things() {
    let table = |second: &str| format!("{HEADERS};Сумма\n1;Окна;Новая;1000;RUB;31.10.2026;;{second}\n");
    for second in ["", "1000"] {
        let guess = of(&table(second));
        assert!(asked(&guess).is_empty(), "{second}: {:?}", guess.questions);
    }
    assert_eq!(asked(&of(&table("5"))), ["equal_headers"]);
}

#[test]
fn repeated_ids_are_asked_about_where_the_answer_changes_anything() {
    let row = "1;Окна;Новая;1000;RUB;31.10.2026;";
    // Equal in every cell, and another deal: both are read in one way, whatever the answer.
    for other in [row, "1;Окна;Сделка успешна;1000;RUB;31.10.2026;05.11.2026"] {
        assert!(asked(&of(&format!("{HEADERS}\n{row}\n{other}\n"))).is_empty(), "{other}");
    }
    assert_eq!(asked(&of(&format!("{HEADERS}\n{row}\n1;Окна;Новая;2000;RUB;31.10.2026;\n"))), ["repeated_ids"]);
}

#[test]
fn the_expected_day_of_closed_deals_is_asked_about_where_it_lies_behind_the_last_change() {
    let row = |stage: &str, changed: &str, expected: &str| {
        format!("1;Окна;{stage};1000;RUB;01.10.2026;{changed};{expected}\n")
    };
    let table = |rows: &[String]| {
        let headers =
            "ID;Название сделки;Стадия сделки;Сумма;Валюта;Дата создания;Дата изменения;Предполагаемая дата закрытия\n";
        let numbered = rows.iter().enumerate().map(|(n, row)| row.replacen('1', &(n + 1).to_string(), 1));
        headers.to_owned() + &numbered.collect::<String>()
    };
    let open = row("Новая", "10.10.2026", "31.12.2026");
    let written_over = row("Сделка успешна", "20.10.2026", "20.10.2026");
    let still_to_come = row("Сделка успешна", "20.10.2026", "31.10.2026");
    let never_changed = row("Сделка успешна", "", "31.12.2026");
    for sound in [vec![open.clone()], vec![open.clone(), written_over.clone()]] {
        let guess = of(&table(&sound));
        assert!(asked(&guess).is_empty(), "{:?}", guess.questions);
        let expected = Column::named("Предполагаемая дата закрытия");
        assert_eq!(map(&guess).columns[&Field::Closed], expected);
    }
    for doubtful in [&still_to_come, &never_changed] {
        assert_eq!(asked(&of(&table(&[open.clone(), doubtful.clone()]))), ["closed_is_expected"]);
    }
    // One slip among many is none of the CRM's.
    let many = [vec![written_over; 60], vec![still_to_come]].concat();
    assert!(asked(&of(&table(&many))).is_empty());
}
