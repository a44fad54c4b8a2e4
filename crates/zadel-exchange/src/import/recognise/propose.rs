//! A first map, from headers and from what stands below them.

use std::collections::{BTreeMap, BTreeSet};

use zadel_core::facts::StageMeaning;
use zadel_core::money::Currency;

use super::head::Head;
use super::scan::{PARTS_OF_ID, Scan};
use super::{ColumnGuess, Distinct, Guess, Profile, Question, StageCount, Sureness, TakenFor};
use crate::import::dictionary::{action_in, unit_in, usual_action, usual_meaning};
use crate::import::map::Meanings;
use crate::import::value::{DateOrder, Reading, currency_named, read_moment};
use crate::import::{Column, Field, ImportMap, RepeatedIds, RowsOf, Unit, plain_name};

pub(super) fn guess(head: &Head, scan: Scan, sheets: &[String]) -> Guess {
    let mut head = head.clone();
    correct(&mut head, &scan);
    let mut asked = Vec::new();
    let map = head.of.map(|of| map(&head, of, &scan, sheets, &mut asked));
    if head.line == 0 && head.profile != Profile::Statement {
        asked.push(Question::NoHeaders);
    }
    let stages = stages(&scan, map.as_ref());
    Guess {
        profile: head.profile,
        sheet: head.sheet,
        header_line: head.line,
        n_rows: scan.n_rows,
        is_whole: scan.is_whole,
        columns: columns(&head, &scan),
        map,
        questions: asked,
        stages,
        people: scan.people.told(),
        sources: scan.sources.told(),
        lines: scan.lines.told(),
        loss_reasons: scan.loss_reasons.told(),
        actions: scan.actions.told(),
    }
}

/// One header can mean two things; what stands below tells which.
fn correct(head: &mut Head, scan: &Scan) {
    let Some(place) = head.place_of(Field::IsClosed) else { return };
    let is_day = |text: &String| read_moment(text, Reading { order: Some(DateOrder::Dmy), offset: None }).is_ok();
    if scan.samples[place].iter().any(is_day) {
        if head.place_of(Field::Closed).is_none() {
            head.take(place, Field::Closed);
        } else {
            head.taken[place] = (TakenFor::Nothing, Sureness::Unknown);
        }
    }
}

fn columns(head: &Head, scan: &Scan) -> Vec<ColumnGuess> {
    let column = |(place, header): (usize, &String)| {
        let n = head.headers[..=place].iter().filter(|other| *other == header).count();
        let (taken_for, sureness) = head.taken[place];
        ColumnGuess {
            place,
            header: if head.line == 0 { String::new() } else { header.clone() },
            n: u32::try_from(n).unwrap_or(u32::MAX),
            samples: scan.samples[place].clone(),
            taken_for,
            sureness,
        }
    };
    let all = head.headers.iter().enumerate().map(column);
    all.filter(|column| !column.header.is_empty() || !column.samples.is_empty()).collect()
}

fn map(head: &Head, of: RowsOf, scan: &Scan, sheets: &[String], asked: &mut Vec<Question>) -> ImportMap {
    let mut map = ImportMap::empty(of, head.profile.feed().to_owned());
    if of == RowsOf::Statement {
        return map;
    }
    map.sheet = sheets.get(head.sheet).filter(|name| 1 < sheets.len() && !name.is_empty()).cloned();
    for (place, (taken, _)) in head.taken.iter().enumerate() {
        match taken {
            TakenFor::Field(field) => drop(map.columns.insert(*field, column_at(head, place))),
            TakenFor::DateOf(stage) => {
                map.dates_of_stages.entry(*stage).or_insert_with(|| column_at(head, place));
            }
            TakenFor::Product | TakenFor::Personal | TakenFor::Nothing => {}
        }
    }
    for (field, places) in head.equal.iter().filter(|(field, _)| scan.doubts.is_contradicted(**field)) {
        let header = head.headers[places[0]].clone();
        asked.push(Question::EqualHeaders { field: *field, header, places: places.clone() });
    }
    let is_of_deals = matches!(of, RowsOf::Deals | RowsOf::Leads);
    if is_of_deals {
        propose_id(&mut map, head, scan, asked);
        propose_closed(&mut map, head, scan, asked);
        propose_repeated(&mut map, head, scan, asked);
    }
    for field in of.required() {
        let can_be_made = is_of_deals && *field == Field::Id;
        if !can_be_made && !map.columns.contains_key(field) {
            asked.push(Question::NoColumn { field: *field });
        }
    }
    propose_dates(&mut map, head, scan, asked);
    propose_sums(&mut map, head, scan, asked);
    propose_stages(&mut map, scan, asked);
    propose_actions(&mut map, head, scan, asked);
    map
}

/// By its header, or by its place where it has none.
fn column_at(head: &Head, place: usize) -> Column {
    let header = &head.headers[place];
    if header.is_empty() || head.line == 0 {
        return Column::At(place);
    }
    let n = head.headers[..=place].iter().filter(|other| *other == header).count();
    Column::Named { header: header.clone(), n: u32::try_from(n).unwrap_or(u32::MAX) }
}

/// Where there is no id, one is made of what tells deals apart.
fn propose_id(map: &mut ImportMap, head: &Head, scan: &Scan, asked: &mut Vec<Question>) {
    if map.columns.contains_key(&Field::Id) {
        return;
    }
    let places: Vec<usize> = PARTS_OF_ID.iter().filter_map(|field| head.place_of(*field)).collect();
    // A day alone is that of many deals.
    if places.len() < 2 || head.place_of(Field::Created).is_none() {
        asked.push(Question::NoId);
        return;
    }
    map.columns.insert(Field::Id, Column::Several(places.iter().map(|place| column_at(head, *place)).collect()));
    let headers = places.iter().map(|place| head.headers[*place].clone()).collect();
    let n_equal = scan.made_ids.len() - n_different(&scan.made_ids);
    asked.push(Question::MadeId { headers, n_equal: n_equal as u64 });
}

fn n_different(hashes: &[u64]) -> usize {
    let mut hashes = hashes.to_vec();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.len()
}

/// Some CRMs write the day of closing over the day on which it was expected.
fn propose_closed(map: &mut ImportMap, head: &Head, scan: &Scan, asked: &mut Vec<Question>) {
    if map.columns.contains_key(&Field::Closed) {
        return;
    }
    match map.columns.get(&Field::Expected).cloned() {
        Some(expected) => {
            let header = head.place_of(Field::Expected).map_or_else(String::new, |place| head.headers[place].clone());
            map.columns.insert(Field::Closed, expected);
            if head.profile != Profile::Bitrix24Deals || scan.doubts.is_expected_of_closed() {
                asked.push(Question::ClosedIsExpected { header });
            }
        }
        None => asked.push(Question::NoClosed),
    }
}

fn propose_repeated(map: &mut ImportMap, head: &Head, scan: &Scan, asked: &mut Vec<Question>) {
    let (n_ids, n_unclear) = scan.doubts.n_repeated();
    let has_products = head.taken.iter().any(|(taken, _)| *taken == TakenFor::Product);
    if 0 < n_ids && !has_products {
        // A sum that is told twice and added up is worse than one that is told twice and counted once.
        map.repeated_ids = RepeatedIds::Once;
        if 0 < n_unclear {
            asked.push(Question::RepeatedIds { n_ids: n_unclear as u64 });
        }
    }
}

fn propose_dates(map: &mut ImportMap, head: &Head, scan: &Scan, asked: &mut Vec<Question>) {
    let days = &scan.days;
    map.dates = days.order();
    if let (Some(day_first), Some(month_first)) = (&days.day_first, &days.month_first) {
        asked.push(Question::MixedDates { examples: vec![day_first.clone(), month_first.clone()] });
    }
    if map.dates.is_some() || days.day_first.is_some() {
        return;
    }
    // What Kommo exports depends on the account; the others write days in front.
    let is_russian = matches!(
        head.profile,
        Profile::Bitrix24Deals | Profile::Bitrix24Leads | Profile::AmoCrmA | Profile::AmoCrmB | Profile::AmoCrmC
    );
    let unclear = if head.profile == Profile::Kommo {
        [&days.with_points[..], &days.unclear[..]].concat()
    } else {
        days.unclear.clone()
    };
    if is_russian || (unclear.is_empty() && !days.with_points.is_empty()) {
        map.dates = Some(DateOrder::Dmy);
    } else if !unclear.is_empty() {
        asked.push(Question::DateOrder { examples: unclear });
    }
}

fn propose_sums(map: &mut ImportMap, head: &Head, scan: &Scan, asked: &mut Vec<Question>) {
    /// Fewer sums show nothing.
    const ENOUGH: u64 = 5;
    let Some(place) = head.place_of(Field::Amount) else { return };
    let header = plain_name(&head.headers[place]);
    let said = header.split(' ').find_map(currency_named);
    let most = |counts: &BTreeMap<Currency, u64>| counts.iter().max_by_key(|(_, n)| **n).map(|(currency, _)| *currency);
    let in_column = of_column(scan);
    map.currency = said.or_else(|| most(&in_column)).or_else(|| most(&scan.sums.currencies));
    let all: BTreeSet<Currency> = in_column.into_keys().chain(scan.sums.currencies.keys().copied()).collect();
    if 1 < all.len() {
        asked.push(Question::SeveralCurrencies {
            codes: all.iter().map(|currency| currency.code().to_owned()).collect(),
        });
    }
    if map.currency.is_none() {
        asked.push(Question::NoCurrency);
    }
    map.amounts_in = unit_in(&header);
    // Nobody sells for less than a thousand roubles, deal after deal.
    let is_in_roubles = map.currency.is_none_or(|currency| currency == Currency::RUB);
    let sums = &scan.sums;
    let are_small = ENOUGH <= sums.n && 9 * sums.n <= 10 * sums.n_small;
    if map.amounts_in == Unit::One && is_in_roubles && are_small && map.of != RowsOf::Spend {
        asked.push(Question::Thousands { examples: sums.small.clone() });
    }
}

/// The currencies of their own column, with how many rows each has.
fn of_column(scan: &Scan) -> BTreeMap<Currency, u64> {
    let mut counts = BTreeMap::new();
    for (name, n) in scan.currencies.counted() {
        if let Some(currency) = currency_named(name) {
            *counts.entry(currency).or_default() += n;
        }
    }
    counts
}

fn propose_stages(map: &mut ImportMap, scan: &Scan, asked: &mut Vec<Question>) {
    if !matches!(map.of, RowsOf::Deals | RowsOf::Leads | RowsOf::Events) {
        return;
    }
    let has_outcome = [Field::Stage, Field::Group].iter().any(|field| map.columns.contains_key(field));
    if !has_outcome && map.of != RowsOf::Events {
        asked.push(Question::NoStage);
    }
    let mut unknown: Vec<String> = Vec::new();
    for (_, stage) in scan.stages.keys() {
        match usual_meaning(stage) {
            Some(meaning) => drop(map.stages.insert(stage.clone(), meaning)),
            None if stage.parse::<StageMeaning>().is_ok() || unknown.contains(stage) => {}
            None => unknown.push(stage.clone()),
        }
    }
    if !unknown.is_empty() {
        asked.push(Question::UnknownStages { stages: unknown });
    }
}

fn propose_actions(map: &mut ImportMap, head: &Head, scan: &Scan, asked: &mut Vec<Question>) {
    if map.of != RowsOf::Actions {
        return;
    }
    if !map.columns.contains_key(&Field::Action) {
        let said = head.headers.iter().map(|header| plain_name(header)).find_map(|header| action_in(&header));
        map.action = said.or_else(|| map.sheet.as_deref().and_then(|sheet| action_in(&plain_name(sheet))));
        if map.action.is_none() {
            asked.push(Question::NoAction);
        }
        return;
    }
    let mut unknown = Vec::new();
    for name in scan.actions.names() {
        match usual_action(name) {
            Some(action) => drop(map.actions.insert(name.to_owned(), action)),
            None => unknown.push(name.to_owned()),
        }
    }
    if !unknown.is_empty() {
        asked.push(Question::UnknownActions { actions: unknown });
    }
}

fn stages(scan: &Scan, map: Option<&ImportMap>) -> Distinct<StageCount> {
    let meanings = map.map(Meanings::of);
    let count = |((pipeline, stage), n): (&(String, String), &u64)| StageCount {
        pipeline: Some(pipeline.clone()).filter(|pipeline| !pipeline.is_empty()),
        stage: stage.clone(),
        n: *n,
        meaning: meanings.as_ref().and_then(|meanings| meanings.get(None, stage)),
    };
    let mut values: Vec<StageCount> = scan.stages.iter().map(count).collect();
    values.sort_by_key(|stage| std::cmp::Reverse(stage.n));
    Distinct { values, is_capped: scan.is_stages_capped }
}
