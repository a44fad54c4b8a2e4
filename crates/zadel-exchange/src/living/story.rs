//! The story of a client: the first sale, if it comes to one, and what is bought afterwards.

use zadel_core::facts::Stage;
use zadel_core::facts::seen::Action;

use super::days::{At, DAY, Days, day_of, start_of};
use super::deal::{Event, Sale, What};
use super::desk::{Act, Desk};
use super::draws::{Draws, whole};
use super::money::{Bill, bills};
use super::truth::Prospect;
use super::world::{Arrival, World, round_sum};

/// A deal that has no number yet.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) client: usize,
    pub(super) source: usize,
    pub(super) product: usize,
    pub(super) sale: Sale,
    pub(super) prospect: Prospect,
    pub(super) events: Vec<Event>,
    pub(super) acts: Vec<Act>,
    pub(super) bills: Vec<Bill>,
}

/// What a sale ends with.
struct End {
    /// Whoever was responsible last.
    person: usize,
    won: Option<At>,
}

/// Everything with the client of the n-th lead.
pub(super) fn of_lead(world: &World, arrival: Arrival, n: usize) -> Vec<Draft> {
    let client = world.scale.n_regulars + n;
    let mut draws = Draws::new(world.seed, client as u64);
    let prospect = if draws.happens(world.truth.key_share) { Prospect::Key } else { Prospect::Usual };
    let product = world.product(&mut draws);
    let person = world.assigned(arrival.at, world.truth.team_of(product), &mut draws);
    let of = Of { client, source: arrival.source, product, sale: Sale::First, prospect };
    let (first, end) = deal(world, of, Desk::new(world, draws.clone(), person, arrival.at), new_sale);
    let mut drafts = vec![first];
    let mut later = Draws::new(world.seed, 1 << 40 | client as u64);
    if let Some(won) = end.won.filter(|_| later.happens(world.truth.regular.share)) {
        buy_again(world, client, (end.person, won), later, &mut drafts);
    }
    drafts
}

/// Everything with the n-th client who had bought before the months that are told.
pub(super) fn of_regular(world: &World, n: usize) -> Vec<Draft> {
    let mut draws = Draws::new(world.seed, n as u64);
    let days_before = usize::try_from(draws.between(30, 180)).unwrap_or(0).min(Days::BEFORE - 10);
    let at = world.office_moment(start_of(world.days.from - days_before), &mut draws);
    let product = world.product_before(&mut draws);
    let person = world.assigned(at, world.truth.team_of(product), &mut draws);
    let source = world.truth.sources.len();
    let of = Of { client: n, source, product, sale: Sale::Before, prospect: Prospect::Usual };
    let (before, end) = deal(world, of, Desk::new(world, draws.clone(), person, at), repeat_sale);
    let mut drafts = vec![before];
    let from = start_of(world.days.from);
    let later = Draws::new(world.seed, 1 << 40 | n as u64);
    buy_again(world, n, (end.person, end.won.unwrap_or(from).max(from)), later, &mut drafts);
    drafts
}

/// Orders, one after the other, until the client buys elsewhere or nothing more is known.
fn buy_again(world: &World, client: usize, last: (usize, At), mut draws: Draws, drafts: &mut Vec<Draft>) {
    let regular = world.truth.regular;
    let mean_days = draws.gamma(regular.mean_days, regular.shape).max(10.0);
    let (mut person, mut now) = last;
    while world.is_past(now) {
        let season = world.truth.season[world.days.month(day_of(now))];
        now += whole(draws.wait(mean_days / season) * 86_400.0);
        now = loop {
            match world.working_moment(person, now, &mut draws) {
                Some(at) => break at,
                None => person = world.successor(person, day_of(now), &mut draws).0,
            }
        };
        if !world.is_past(now) {
            return;
        }
        let mut stream = Draws::new(world.seed, (2 + drafts.len() as u64) << 40 | client as u64);
        let (product, prospect) = drafts.first().map_or((1, Prospect::Usual), |first| (first.product, first.prospect));
        let product = world.product_again(product, &mut stream);
        let of = Of { client, source: world.truth.sources.len(), product, sale: Sale::Repeat, prospect };
        let (order, end) = deal(world, of, Desk::new(world, stream, person, now), repeat_sale);
        drafts.push(order);
        person = end.person;
        if draws.happens(regular.dropout) {
            return;
        }
        // A lost order is no purchase, and the client is still one.
        now = end.won.unwrap_or(now + 7 * DAY).max(now);
    }
}

/// What is known of a deal before it begins.
#[derive(Clone, Copy)]
struct Of {
    client: usize,
    source: usize,
    product: usize,
    sale: Sale,
    prospect: Prospect,
}

fn deal(world: &World, of: Of, mut desk: Desk<'_>, sell: fn(&World, Of, &mut Desk<'_>) -> Won) -> (Draft, End) {
    let won = sell(world, of, &mut desk);
    let bills = match (&won, of.sale) {
        (Some((at, roubles)), Sale::First | Sale::Repeat) => bills(world, of.sale, *at, *roubles, &mut desk.draws),
        _ => Vec::new(),
    };
    let end = End { person: desk.person, won: won.map(|(at, _)| at) };
    let (events, acts) = (desk.events, desk.acts);
    let draft = Draft {
        client: of.client,
        source: of.source,
        product: of.product,
        sale: of.sale,
        prospect: of.prospect,
        events,
        acts,
        bills,
    };
    (draft, end)
}

/// When, and for how many roubles.
type Won = Option<(At, i64)>;

/// From a lead to a sale, or to the stage at which it is lost.
fn new_sale(world: &World, of: Of, desk: &mut Desk<'_>) -> Won {
    let truth = &world.truth;
    let meets = desk.draws.happens(truth.chance_of_meeting(desk.person, of.source));
    let wins = meets && desk.draws.happens(truth.chance_of_deal(desk.person, of.source, of.prospect));
    let (slowness, sum) = match of.prospect {
        Prospect::Usual => (1.0, truth.new_sale),
        Prospect::Key => (1.8, truth.key_sale),
    };
    let last = match (meets, wins) {
        (_, true) => Stage::Won,
        (true, false) => [Stage::Meeting, Stage::Quote, Stage::Contract][desk.draws.weighted(&[0.42, 0.45, 0.13])],
        (false, false) => [Stage::Lead, Stage::Qualified][desk.draws.weighted(&[0.6, 0.4])],
    };
    let roubles = round_sum(desk.draws.about(sum.mean, sum.sigma), 100);
    if last != Stage::Lead || !desk.draws.happens(truth.never_called) {
        desk.respond();
    }
    if last == Stage::Lead {
        lose(world, desk, last);
        return None;
    }
    days_pass(desk, 1.2 * slowness, 0.4);
    desk.note(What::Stage(Stage::Qualified));
    if desk.draws.happens(0.03) {
        desk.pass_on();
    }
    let estimate = roubles_about(desk, roubles);
    desk.note_amount(estimate);
    let promised = desk.draws.about(18.0 * slowness, 0.4);
    desk.expect(promised);
    if Stage::Meeting <= last {
        days_pass(desk, 6.0 * slowness, 0.6);
        desk.act(Action::Meeting);
        desk.also_note(What::Stage(Stage::Meeting));
    }
    if Stage::Quote <= last {
        days_pass(desk, 4.0 * slowness, 0.3);
        // What is left off at the contract was on the offer.
        let discount = if desk.draws.happens(0.25) { 0.03 + 0.09 * desk.draws.share() } else { 0.0 };
        offer(desk, roubles, discount);
        if Stage::Contract <= last {
            days_pass(desk, 11.0 * slowness, 0.8);
            desk.note(What::Stage(Stage::Contract));
            if 0.0 < discount {
                desk.note_amount(roubles);
            }
        }
    }
    if last != Stage::Won {
        lose(world, desk, last);
        return None;
    }
    if desk.draws.happens(0.02) {
        desk.go(4.0, 0.0);
        desk.note(What::Lost(0));
        desk.go(12.0, 0.5);
        desk.note(What::Reopened);
    }
    days_pass(desk, 5.0 * slowness, 0.3);
    desk.note(What::Won);
    Some((desk.now, roubles))
}

/// An order of somebody who knows what he wants. Of what he bought before the months that are told, only the sum is known.
fn repeat_sale(world: &World, of: Of, desk: &mut Desk<'_>) -> Won {
    let sum = world.truth.repeat_sale;
    let roubles = round_sum(desk.draws.about(sum.mean, sum.sigma), 100);
    if of.sale == Sale::Before {
        desk.note_amount(roubles);
        desk.go(3.0, 0.0);
        desk.note(What::Won);
        return Some((desk.now, roubles));
    }
    let wins = desk.draws.happens(world.truth.regular.win);
    desk.act(Action::Call);
    desk.note_amount(roubles);
    let promised = desk.draws.about(9.0, 0.4);
    desk.expect(promised);
    days_pass(desk, 1.5, 0.2);
    offer(desk, roubles, 0.0);
    if !wins {
        lose(world, desk, Stage::Quote);
        return None;
    }
    days_pass(desk, 4.0, 0.2);
    desk.note(What::Stage(Stage::Contract));
    days_pass(desk, 2.0, 0.0);
    desk.note(What::Won);
    Some((desk.now, roubles))
}

/// An offer with its sum.
fn offer(desk: &mut Desk<'_>, roubles: i64, discount: f64) {
    desk.act(Action::Quote);
    desk.also_note(What::Stage(Stage::Quote));
    let offered = scaled(roubles, 1.0 / (1.0 - discount));
    desk.note_amount(round_sum(offered, 100));
}

/// Lost, or forgotten. Some come back, and are lost again.
fn lose(world: &World, desk: &mut Desk<'_>, last: Stage) {
    if desk.draws.happens(world.truth.never_closed) {
        return desk.rest();
    }
    let (days, weights) = match last {
        Stage::Lead => (5.0, [0.05, 0.05, 0.2, 0.4, 0.1, 0.2]),
        Stage::Qualified => (9.0, [0.1, 0.15, 0.25, 0.3, 0.15, 0.05]),
        _ => (14.0, [0.35, 0.25, 0.15, 0.1, 0.1, 0.05]),
    };
    days_pass(desk, days, 0.35);
    let reason = desk.draws.weighted(&weights);
    desk.note(What::Lost(reason));
    if desk.draws.happens(0.015) {
        days_pass(desk, 20.0, 0.0);
        desk.note(What::Reopened);
        days_pass(desk, 8.0, 1.0);
        desk.note(What::Lost(reason));
    }
}

/// Days that differ from deal to deal as days do: many are short, some are long, none is endless.
fn days_pass(desk: &mut Desk<'_>, mean_days: f64, mean_calls: f64) {
    let days = desk.draws.about(mean_days, 0.7).min(5.0 * mean_days);
    desk.go(days, mean_calls);
}

fn roubles_about(desk: &mut Desk<'_>, roubles: i64) -> i64 {
    let guess = desk.draws.about(1.05, 0.25);
    round_sum(scaled(roubles, guess), 5_000)
}

#[expect(clippy::cast_precision_loss, reason = "sums of deals are far below 2^53")]
fn scaled(roubles: i64, factor: f64) -> f64 {
    roubles as f64 * factor
}
