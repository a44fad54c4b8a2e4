//! What happens, for every window that is open: in this process, and in the others on the same database.

use serde::{Deserialize, Serialize};
use tokio::sync::broadcast;
use zadel_store::{CompanyId, Tx};

use crate::{App, Refused};

/// What one window, or one instance of the program, tells all others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// Somebody changed a plan.
    Plan(PlanChanged),
    /// Somebody changed what belongs to the company and to no plan.
    Company(CompanyChanged),
    /// Somebody looks at a plan, or does no longer.
    Look(Look),
}

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

/// Somebody changed what belongs to a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyChanged {
    /// Whose.
    pub company: i64,
    /// What.
    pub about: About,
}

/// What belongs to a company and to no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// Teams and people.
    Staff,
    /// Its working days.
    Calendar,
    /// Its ways of selling.
    Technologies,
    /// What happened: facts came in, or were taken back.
    Facts,
}

/// A window in which a plan is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Whose.
    pub company: i64,
    /// Which plan.
    pub plan: i64,
    /// Whose window.
    pub member: i64,
    /// What the person is called.
    pub name: String,
    /// Which of the person's windows; any number that no other has.
    pub window: u64,
    /// False when it is closed.
    pub is_open: bool,
}

/// What a window is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Something happened.
    Told(Told),
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
    pub(crate) fn tell(&self, told: Told) {
        // An error says that nobody listens.
        drop(self.sender.send(News::Told(told)));
    }

    /// What an instance announced. One's own announcements come back too; hearing anything twice does no harm.
    pub fn hear(&self, announced: &str) {
        match serde_json::from_str(announced) {
            Ok(told) => self.tell(told),
            // Of another version of this program, which says it in other words.
            Err(_) => self.miss(),
        }
    }

    /// Announcements were lost.
    pub fn miss(&self) {
        drop(self.sender.send(News::Missed));
    }

    /// Listens from now on. What happens in other companies comes too and is to be passed over.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.sender.subscribe()
    }
}

impl App {
    /// Ends a transaction, and tells everybody what it did: never what was not committed.
    pub(crate) async fn commit_and_tell(&self, mut tx: Tx, told: Told) -> Result<(), Refused> {
        zadel_store::live::announce(&mut tx, told.company(), &told.payload()).await?;
        tx.commit().await?;
        self.live.tell(told);
        Ok(())
    }

    /// Tells everybody what is written nowhere.
    pub(crate) async fn tell_all(&self, told: Told) -> Result<(), Refused> {
        zadel_store::live::announce_at_once(&self.db, told.company(), &told.payload()).await?;
        self.live.tell(told);
        Ok(())
    }
}

impl Told {
    /// That something of a company was changed.
    pub(crate) fn about(company: CompanyId, about: About) -> Self {
        Self::Company(CompanyChanged { company: company.get(), about })
    }

    fn payload(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers are JSON")
    }

    /// Whom it is for.
    #[must_use]
    pub fn company(&self) -> CompanyId {
        let (Self::Plan(PlanChanged { company, .. })
        | Self::Company(CompanyChanged { company, .. })
        | Self::Look(Look { company, .. })) = self;
        CompanyId::new(*company)
    }
}
