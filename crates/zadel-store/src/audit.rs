//! Who did what: a chain in which each entry holds the hash of the one before.
//!
//! An edited, missing, moved or added entry breaks the chain at its number; a missing end is seen by the head, which tells how many
//! there are. Whoever can write the database can also make the whole chain anew: against him [`AuditVerdict::head_hash`] is kept
//! somewhere else.

use sha2::{Digest, Sha256};

use crate::migrations::hex;
use crate::{CompanyId, Db, MemberId, Millis, StoreError, Tx};

/// What stands before the first entry.
pub(crate) const NO_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";
/// Entries that a check holds in memory at once.
const PAGE: i64 = 500;

/// The last entry's number and hash.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditHead {
    /// 0 before the first.
    pub seq: i64,
    /// 64 hexadecimal digits.
    pub hash: String,
}

/// An entry to be.
#[derive(Clone, Copy, Debug)]
pub struct AuditEntry<'a> {
    /// Now.
    pub at: Millis,
    /// Who; absent if the program itself.
    pub member: Option<MemberId>,
    /// What was done, as a code.
    pub action: &'a str,
    /// To what, such as `plan/7`.
    pub subject: &'a str,
    /// The rest, JSON that the store does not interpret. Never a secret.
    pub details: &'a str,
}

/// An entry with the name of its person.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditRow {
    /// From 1, without gaps.
    pub seq: i64,
    /// When.
    pub at: Millis,
    /// Who; absent if the program itself.
    pub member: Option<MemberId>,
    /// His name, as it is now.
    pub member_name: Option<String>,
    /// As in [`AuditEntry::action`].
    pub action: String,
    /// As in [`AuditEntry::subject`].
    pub subject: String,
    /// As in [`AuditEntry::details`].
    pub details: String,
    /// The hash of the entry before.
    pub previous_hash: String,
    /// The hash of this one.
    pub hash: String,
}

/// What a check of a company's chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditVerdict {
    /// How many entries are in order, from the first.
    pub n_entries: i64,
    /// The hash of the last of them.
    pub head_hash: String,
    /// The number of the first entry that was edited, is missing, or was never written here; 0 if the head itself is missing.
    pub broken_at: Option<i64>,
}

/// The head, locked: other writers of the company wait until the transaction ends. Take it before anything else is written, so
/// that writers queue in one order and never hold what another waits for.
///
/// # Errors
/// [`StoreError::Busy`] if another writer does not end, [`StoreError::Corrupt`] if the company has no head.
pub async fn lock_audit(tx: &mut Tx, company: CompanyId) -> Result<AuditHead, StoreError> {
    const SQL: &str = sql!("audit/lock_audit");
    let head: Option<AuditHead> =
        on_engine!(tx, connection => sqlx::query_as(SQL).bind(company).fetch_optional(connection).await?);
    head.ok_or(StoreError::Corrupt { what: "audit_heads" })
}

/// Appends an entry after `head`, and returns the new head.
///
/// # Errors
/// [`StoreError::Busy`] if `head` is not the company's head any more.
pub async fn append_audit(
    tx: &mut Tx,
    company: CompanyId,
    head: &AuditHead,
    entry: &AuditEntry<'_>,
) -> Result<AuditHead, StoreError> {
    const HEAD: &str = sql!("audit/move_head");
    const ENTRY: &str = sql!("audit/append_audit");
    let seq = head.seq + 1;
    let hash = entry_hash(&head.hash, company, seq, entry);
    let n_rows = on_engine!(tx, connection => sqlx::query(HEAD)
        .bind(company).bind(seq).bind(&hash).bind(head.seq).bind(&head.hash)
        .execute(connection).await?.rows_affected());
    if n_rows == 0 {
        return Err(StoreError::Busy);
    }
    on_engine!(tx, connection => sqlx::query(ENTRY)
        .bind(company).bind(seq).bind(entry.at).bind(entry.member).bind(entry.action).bind(entry.subject)
        .bind(entry.details).bind(&head.hash).bind(&hash)
        .execute(connection).await.map(drop)?);
    Ok(AuditHead { seq, hash })
}

/// Entries before a number, newest first.
///
/// # Errors
/// If the database refuses.
pub async fn list_audit(
    db: &Db,
    company: CompanyId,
    before: Option<i64>,
    limit: u32,
) -> Result<Vec<AuditRow>, StoreError> {
    const SQL: &str = sql!("audit/list_audit");
    let before = before.unwrap_or(i64::MAX);
    Ok(on_engine!(db, pool =>
        sqlx::query_as(SQL).bind(company).bind(before).bind(i64::from(limit)).fetch_all(pool).await?))
}

/// Computes the whole chain again, page by page, in one state of the database: writers do not disturb it, nor it them.
///
/// # Errors
/// If the database refuses. A broken chain is no error.
pub async fn verify_audit(db: &Db, company: CompanyId) -> Result<AuditVerdict, StoreError> {
    const HEAD: &str = sql!("audit/find_head");
    let mut snapshot = db.begin_snapshot().await?;
    let head: Option<AuditHead> =
        on_engine!(snapshot, connection => sqlx::query_as(HEAD).bind(company).fetch_optional(connection).await?);
    let mut last = AuditHead { seq: 0, hash: NO_HASH.to_owned() };
    let broken = |last: AuditHead, at| AuditVerdict { n_entries: last.seq, head_hash: last.hash, broken_at: Some(at) };
    let Some(head) = head else { return Ok(broken(last, 0)) };
    // From the very first number on: entries before number 1 are nobody's either.
    let mut after = i64::MIN;
    loop {
        let page = read_page(&mut snapshot, company, after).await?;
        for stored in &page {
            if !stored.follows(company, &last) {
                let at = last.seq + 1;
                return Ok(broken(last, at));
            }
            last = AuditHead { seq: stored.seq, hash: stored.hash.clone() };
            after = last.seq;
        }
        if page.is_empty() {
            break;
        }
    }
    if last.seq != head.seq {
        // Missing at the end, or more than the head knows of.
        let at = last.seq.min(head.seq) + 1;
        return Ok(broken(last, at));
    }
    let is_whole = last.hash == head.hash;
    Ok(AuditVerdict { n_entries: last.seq, head_hash: last.hash, broken_at: (!is_whole).then_some(head.seq) })
}

async fn read_page(tx: &mut Tx, company: CompanyId, after: i64) -> Result<Vec<Stored>, StoreError> {
    const SQL: &str = sql!("audit/read_audit");
    Ok(on_engine!(tx, connection =>
        sqlx::query_as(SQL).bind(company).bind(after).bind(PAGE).fetch_all(connection).await?))
}

#[derive(sqlx::FromRow)]
struct Stored {
    seq: i64,
    at: Millis,
    member: Option<MemberId>,
    action: String,
    subject: String,
    details: String,
    previous_hash: String,
    hash: String,
}

impl Stored {
    fn follows(&self, company: CompanyId, last: &AuditHead) -> bool {
        let entry = AuditEntry {
            at: self.at,
            member: self.member,
            action: &self.action,
            subject: &self.subject,
            details: &self.details,
        };
        self.seq == last.seq + 1
            && self.previous_hash == last.hash
            && self.hash == entry_hash(&last.hash, company, self.seq, &entry)
    }
}

/// The hash of an entry.
///
/// # Formula
/// ```text
/// hash     = lower-case hex of SHA-256(field field ...)
/// fields   = "zadel-audit-1", previous_hash, company, seq, at, member, action, subject, details
/// field    = length in bytes, ":", bytes, ","      (numbers in decimal)
/// no value = "-,"
/// ```
/// A length before each field (netstrings, D. J. Bernstein 1997), because without it "ab", "c" and "a", "bc" were the same.
fn entry_hash(previous_hash: &str, company: CompanyId, seq: i64, entry: &AuditEntry<'_>) -> String {
    let member = entry.member.map(|member| member.get().to_string());
    let fields = [
        Some("zadel-audit-1"),
        Some(previous_hash),
        Some(&company.get().to_string()),
        Some(&seq.to_string()),
        Some(&entry.at.get().to_string()),
        member.as_deref(),
        Some(entry.action),
        Some(entry.subject),
        Some(entry.details),
    ];
    let mut hasher = Sha256::new();
    for field in fields {
        match field {
            Some(text) => hasher.update(format!("{}:{text},", text.len())),
            None => hasher.update("-,"),
        }
    }
    hex(&hasher.finalize())
}
