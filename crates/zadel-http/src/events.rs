//! `GET /api/v1/events`: changes, as they happen.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures_util::Stream;
use serde::Serialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use utoipa::ToSchema;
use zadel_app::Who;
use zadel_app::live::{News, PlanChanged};
use zadel_app::rights::Right;
use zadel_app::sessions;

use crate::problem::{Problem, ProblemDetails};
use crate::state::{Server, SignedIn};

/// Data of an event `plan`.
#[derive(Serialize, ToSchema)]
struct PlanEvent {
    plan: i64,
    /// The version it has now.
    version: i64,
    by: EventMember,
}

#[derive(Serialize, ToSchema)]
struct EventMember {
    id: i64,
    name: String,
}

/// Server-sent events: `plan` for each change of a plan, `missed` if some could not be delivered and everything is to be read
/// anew. Ends when the session does.
#[utoipa::path(get, path = "/api/v1/events", tag = "events", responses(
    (status = 200, body = PlanEvent, content_type = "text/event-stream"),
    (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
    (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
))]
pub(crate) async fn stream_events(
    State(server): State<Server>,
    SignedIn(who): SignedIn,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    const HEARTBEAT: Duration = Duration::from_secs(15);
    who.may(Right::ReadPlans)?;
    let changes = server.app.live().listen();
    let events = futures_util::stream::unfold((server, who, changes), |(server, who, mut changes)| async {
        let event = next_event(&server, &who, &mut changes).await?;
        Some((Ok(event), (server, who, changes)))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT)))
}

/// The next change of the company; `None` when nobody may listen any more.
async fn next_event(server: &Server, who: &Who, changes: &mut Receiver<News>) -> Option<Event> {
    loop {
        let event = match changes.recv().await {
            Ok(News::Changed(change)) if change.is_of(who.company) => plan_event(change),
            Ok(News::Changed(_)) => continue,
            Ok(News::Missed) | Err(RecvError::Lagged(_)) => Event::default().event("missed").data("{}"),
            Err(RecvError::Closed) => return None,
        };
        // Asked anew before each message: who signed out or lost the right hears nothing more.
        let who = sessions::find_again(&server.app, who).await.ok()?;
        return who.may(Right::ReadPlans).ok().map(|()| event);
    }
}

fn plan_event(change: PlanChanged) -> Event {
    let by = EventMember { id: change.member, name: change.name };
    let data = PlanEvent { plan: change.plan, version: change.version, by };
    let data = serde_json::to_string(&data).expect("numbers and texts are JSON");
    Event::default().event("plan").data(data)
}
