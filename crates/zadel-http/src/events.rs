//! `GET /api/v1/events`: what others do, as it happens, and who else has a plan open.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::Stream;
use serde::{Deserialize, Serialize};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};
use tracing::warn;
use utoipa::ToSchema;
use zadel_app::live::{About, News, PlanChanged, Told};
use zadel_app::presence::{AGAIN_SECONDS, Heard, Seat};
use zadel_app::rights::Right;
use zadel_app::{PlanId, Who, sessions};

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Person, Server};
use crate::wire::Query;

/// How soon a newcomer learns who is there.
const ANSWER_WITHIN: Duration = Duration::from_millis(200);

/// Data of an event `plan`.
#[derive(Serialize, ToSchema)]
struct PlanEvent {
    plan: i64,
    /// The version it has now.
    version: i64,
    by: EventMember,
}

/// Data of an event `company`.
#[derive(Serialize, ToSchema)]
struct CompanyEvent {
    about: EventAbout,
}

/// What of the company was changed.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum EventAbout {
    Staff,
    Calendar,
    Technologies,
    /// What happened: facts came in, or were taken back.
    Facts,
}

/// Data of an event `present`: everybody else who has the plan open now.
#[derive(Serialize, ToSchema)]
struct PresentEvent {
    others: Vec<EventMember>,
}

#[derive(Serialize, ToSchema)]
struct EventMember {
    id: i64,
    name: String,
}

/// Data of an event; which it is, its name says.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
enum EventData {
    Plan(PlanEvent),
    Company(CompanyEvent),
    Present(PresentEvent),
}

#[derive(Deserialize)]
pub(crate) struct Looking {
    plan: Option<i64>,
}

/// Server-sent events: `plan` for each change of a plan, `company` for a change of people, calendar or technologies, `present`
/// when somebody else opens the plan or closes it, `missed` if some could not be delivered and everything is to be read anew.
/// Ends when the session does.
#[utoipa::path(get, path = "/api/v1/events", tag = "events", params(("plan" = Option<i64>, Query,
    description = "The plan that is open in the window: others who have it open are told, and told of")), responses(
    (status = 200, body = EventData, content_type = "text/event-stream"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn stream_events(
    State(server): State<Server>,
    Person(who): Person,
    Query(looking): Query<Looking>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    const HEARTBEAT: Duration = Duration::from_secs(15);
    who.may(Right::ReadPlans)?;
    let news = server.app.live().listen();
    let seat = looking.plan.map(|plan| Seat::new(&server.app, &who, PlanId::new(plan)));
    if let Some(seat) = &seat {
        say(&server, seat).await;
    }
    let line = Line { news, seat, again: again(Duration::from_secs(AGAIN_SECONDS)), is_asked: false, server, who };
    let events = futures_util::stream::unfold(line, |mut line| async {
        let event = line.next().await?;
        Some((Ok(event), line))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)))
}

/// One window that listens.
struct Line {
    server: Server,
    who: Who,
    news: Receiver<News>,
    seat: Option<Seat>,
    again: Interval,
    /// Somebody came, and is told soon that this window is there.
    is_asked: bool,
}

/// From now on; what was missed is not made up for.
fn again(period: Duration) -> Interval {
    let mut again = interval_at(Instant::now() + period, period);
    again.set_missed_tick_behavior(MissedTickBehavior::Delay);
    again
}

impl Line {
    /// The next thing to tell; `None` when nobody may listen any more.
    async fn next(&mut self) -> Option<Event> {
        loop {
            let news = tokio::select! {
                news = self.news.recv() => Some(news),
                _ = self.again.tick(), if self.seat.is_some() => None,
            };
            let event = match news {
                None => {
                    // Whoever signed out is there no more.
                    sessions::find_again(&self.server.app, &self.who).await.ok()?;
                    self.say_again().await
                }
                Some(Ok(News::Told(told))) if told.company() == self.who.company => self.event_of(told),
                Some(Ok(News::Told(_))) => None,
                Some(Ok(News::Missed) | Err(RecvError::Lagged(_))) => Some(Event::default().event("missed").data("{}")),
                Some(Err(RecvError::Closed)) => return None,
            };
            let Some(event) = event else { continue };
            // Asked anew before each message: who signed out or lost the right hears nothing more.
            let who = sessions::find_again(&self.server.app, &self.who).await.ok()?;
            return who.may(Right::ReadPlans).ok().map(|()| event);
        }
    }

    async fn say_again(&mut self) -> Option<Event> {
        self.is_asked = false;
        let seat = self.seat.as_mut()?;
        say(&self.server, seat).await;
        seat.forget_lost(&self.server.app).then(|| present_event(seat))
    }

    fn event_of(&mut self, told: Told) -> Option<Event> {
        let look = match told {
            Told::Plan(change) => return Some(plan_event(change)),
            Told::Company(change) => return Some(company_event(change.about)),
            Told::Look(look) => look,
        };
        let seat = self.seat.as_mut()?;
        match seat.hear(&self.server.app, &look) {
            Heard::Nothing => return None,
            Heard::Others => {}
            // Many come at once after a restart: one answer is for all of them.
            Heard::Newcomer if self.is_asked => {}
            Heard::Newcomer => {
                self.is_asked = true;
                self.again.reset_after(ANSWER_WITHIN);
            }
        }
        Some(present_event(seat))
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let (Some(seat), Ok(runtime)) = (self.seat.take(), tokio::runtime::Handle::try_current()) else { return };
        let app = Arc::clone(&self.server.app);
        runtime.spawn(async move {
            if let Err(error) = seat.leave(&app).await {
                warn!(%error, "presence");
            }
        });
    }
}

/// Who is there is worth a line of the log and no broken stream: it is said again soon.
async fn say(server: &Server, seat: &Seat) {
    if let Err(error) = seat.say(&server.app).await {
        warn!(%error, "presence");
    }
}

fn plan_event(change: PlanChanged) -> Event {
    let by = EventMember { id: change.member, name: change.name };
    event("plan", &EventData::Plan(PlanEvent { plan: change.plan, version: change.version, by }))
}

fn company_event(about: About) -> Event {
    let about = match about {
        About::Staff => EventAbout::Staff,
        About::Calendar => EventAbout::Calendar,
        About::Technologies => EventAbout::Technologies,
        About::Facts => EventAbout::Facts,
    };
    event("company", &EventData::Company(CompanyEvent { about }))
}

fn present_event(seat: &Seat) -> Event {
    let others = seat.others().into_iter().map(|other| EventMember { id: other.member, name: other.name });
    event("present", &EventData::Present(PresentEvent { others: others.collect() }))
}

fn event(name: &str, data: &EventData) -> Event {
    let data = serde_json::to_string(data).expect("numbers and texts are JSON");
    Event::default().event(name).data(data)
}
