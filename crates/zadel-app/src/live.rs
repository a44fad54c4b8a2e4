//! Changes, as they happen, for every window that is open.

use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;
use zadel_store::CompanyId;

/// Somebody changed a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanChanged {
    /// Whose.
    pub company: i64,
    /// Which.
    pub plan: i64,
    /// The version it has now.
    pub version: i64,
    /// Who changed it.
    pub member: i64,
    /// What the person is called.
    pub name: String,
}

/// What a window is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// A plan has a new version.
    Changed(PlanChanged),
    /// Something may have been missed: read everything anew.
    Missed,
}

/// Everybody who listens in this process.
///
/// A listener that falls behind by more than the buffer misses changes and is told so: it reads the plan anew.
pub struct Live {
    sender: broadcast::Sender<News>,
}

impl Default for Live {
    fn default() -> Self {
        const BUFFER: usize = 1024;
        Self { sender: broadcast::Sender::new(BUFFER) }
    }
}

impl Live {
    /// Tells everybody who listens; nobody may.
    pub(crate) fn tell(&self, change: PlanChanged) {
        // An error says that nobody listens.
        drop(self.sender.send(News::Changed(change)));
    }

    /// What an instance announced. One's own announcements come back too; hearing a version twice does no harm.
    pub fn hear(&self, announced: &str) {
        match serde_json::from_str(announced) {
            Ok(change) => self.tell(change),
            // Of a newer instance, which knows more to say.
            Err(_) => self.miss(),
        }
    }

    /// Announcements were lost.
    pub fn miss(&self) {
        drop(self.sender.send(News::Missed));
    }

    /// Listens from now on. Changes of other companies come too and are to be passed over.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.sender.subscribe()
    }
}

impl PlanChanged {
    /// Is it about this company?
    #[must_use]
    pub fn is_of(&self, company: CompanyId) -> bool {
        self.company == company.get()
    }
}
