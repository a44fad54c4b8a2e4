//! Wrong passwords, counted by account and window of time.
//!
//! The one module without companies: whoever guesses has not said which company he means, and an e-mail that nobody has is counted
//! as any other.

use crate::{Millis, StoreError, Tx};

/// Counts a guess and tells how many there were in its window. It counts once the transaction is committed, also when the
/// guess was wrong.
///
/// # Errors
/// If the database refuses.
pub async fn count_guess(tx: &mut Tx, guess_key: &str, window_from: Millis) -> Result<i64, StoreError> {
    const SQL: &str = sql!("guesses/count_guess");
    Ok(on_engine!(tx, connection =>
        sqlx::query_scalar(SQL).bind(guess_key).bind(window_from).fetch_one(connection).await?))
}

/// Forgets the guesses at one account.
///
/// # Errors
/// If the database refuses.
pub async fn forget_guesses(tx: &mut Tx, guess_key: &str) -> Result<(), StoreError> {
    const SQL: &str = sql!("guesses/forget_guesses");
    on_engine!(tx, connection => sqlx::query(SQL).bind(guess_key).execute(connection).await.map(drop)?);
    Ok(())
}

/// Forgets windows that began earlier, and tells how many.
///
/// # Errors
/// If the database refuses.
pub async fn delete_old_guesses(tx: &mut Tx, before: Millis) -> Result<u64, StoreError> {
    const SQL: &str = sql!("guesses/delete_old_guesses");
    Ok(on_engine!(tx, connection => sqlx::query(SQL).bind(before).execute(connection).await?.rows_affected()))
}
