//! Work that keeps a processor busy: off the threads that answer others, and only so much of it at once.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use zadel_store::StoreError;

use crate::Refused;

/// How long anybody waits for a turn: strangers must not be able to make the queue as long as they like.
const LONGEST_QUEUE: Duration = Duration::from_secs(10);

/// Turns at one kind of work.
#[derive(Clone)]
pub(crate) struct Turns(Arc<Semaphore>);

impl Turns {
    /// So many at once; the others wait.
    pub(crate) fn at_once(n: usize) -> Self {
        Self(Arc::new(Semaphore::new(n)))
    }

    /// Does the work when its turn comes. Whoever leaves meanwhile keeps the turn until the work is done: it still goes on.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if the turn does not come; [`Refused::Broken`] with `what` if the work panics.
    pub(crate) async fn take<T: Send + 'static>(
        &self,
        what: &'static str,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refused> {
        let turn = tokio::time::timeout(LONGEST_QUEUE, Arc::clone(&self.0).acquire_owned()).await;
        let turn = turn.map_err(|_| StoreError::Busy)?.map_err(|_| Refused::Broken(what))?;
        let work = move || {
            let _turn = turn;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Refused::Broken(what))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn one_who_leaves_keeps_the_turn_until_the_work_is_done() {
        let turns = Turns::at_once(1);
        let (finish, finished) = mpsc::channel::<()>();
        let (begin, begun) = tokio::sync::oneshot::channel();
        let of_leaver = turns.clone();
        let leaver = tokio::spawn(async move {
            let work = move || (begin.send(()), finished.recv());
            of_leaver.take("test", work).await
        });
        begun.await.expect("it has begun");
        leaver.abort();
        assert!(leaver.await.is_err_and(|error| error.is_cancelled()));
        assert!(turns.0.try_acquire().is_err(), "the work goes on");
        finish.send(()).expect("it waits");
        assert_eq!(turns.take("test", || 2).await.ok(), Some(2));
    }
}
