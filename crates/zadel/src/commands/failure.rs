//! Why a command did not do what it was asked for.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use jiff::civil::Date;
use serde_json::json;

use zadel_app::{FieldError, Refused};
use zadel_http::ServeError;
use zadel_store::StoreError;
use zadel_texts::{Argument, Texts};

use crate::solve::Form;
use crate::terminal::{print, print_error};

const FAILED: u8 = 1;

/// Why, with the names that the words need.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Nothing can be printed.
    Output(io::Error),
    Database {
        database: String,
        error: StoreError,
    },
    Refused(Refused),
    Address(String),
    TlsHalf,
    Serve {
        address: String,
        error: ServeError,
    },
    File(String),
    Damaged {
        file: String,
        line: u64,
    },
    OtherSchema,
    NotEmpty,
    /// A demo is made where nothing is.
    HasCompany,
    /// A file that cannot be written.
    NotWritten(String),
    /// A file would take the place of another.
    Exists(String),
    /// Nobody here has the e-mail.
    Nobody(String),
    /// Somebody who may make no tokens.
    NoOwner(String),
    /// A value that does not fit.
    Field(FieldError),
    /// A folder that is not there.
    NoFolder(String),
    /// No address that people could type.
    PublicUrl(String),
    /// A last day that is not after the first.
    NoTime {
        from: Date,
        until: Date,
    },
    /// A last day that is further ahead than a forecast reaches; the latest that is not.
    TooFar {
        until: Date,
        latest: Date,
    },
    /// A copy would take the place of the database itself.
    OwnFile(String),
    /// A file that is to be read is not there.
    NoFile(String),
    /// A file that is read as a text, and is none.
    NoText(String),
    /// A folder where a file is asked for.
    Folder(String),
    /// A map that cannot be read: with its place, in words.
    Map(String),
    /// A table that cannot be read, in words.
    Table(String),
    /// `ZADEL_LOG` is none of the filters that there are.
    Log(String),
}

impl Failure {
    pub(crate) fn database(database: &str) -> impl Fn(StoreError) -> Self {
        let database = without_password(database);
        move |error| Self::Database { database: database.clone(), error }
    }

    /// What a use case refused, of this database.
    pub(crate) fn of(database: &str) -> impl Fn(Refused) -> Self {
        let of_store = Self::database(database);
        move |refused| match refused {
            Refused::Store(error) => of_store(error),
            other => Self::Refused(other),
        }
    }

    /// A file that is only read.
    pub(crate) fn read(file: &Path) -> impl Fn(io::Error) -> Self {
        let file = file.display().to_string();
        move |error| match error.kind() {
            io::ErrorKind::IsADirectory => Self::Folder(file.clone()),
            io::ErrorKind::InvalidData => Self::NoText(file.clone()),
            _ => Self::NoFile(file.clone()),
        }
    }

    /// A file or a folder that is written.
    pub(crate) fn written(file: &Path) -> impl Fn(io::Error) -> Self {
        let file = file.display().to_string();
        move |_| Self::NotWritten(file.clone())
    }

    pub(crate) fn file(file: &Path) -> impl Fn(io::Error) -> Self {
        let file = file.display().to_string();
        move |_| Self::File(file.clone())
    }

    /// Tells it in the form that was asked for, and how the program ends.
    ///
    /// # Errors
    /// If nothing can be printed.
    pub(crate) fn tell(self, texts: &Texts, form: Form) -> io::Result<ExitCode> {
        match (self, form) {
            (Self::Output(error), _) => return Err(error),
            (failure, Form::Table) => print_error(&format!("{}\n", failure.say(texts)))?,
            (failure, Form::Json) => {
                let told = json!({ "status": "error", "code": failure.code(), "message": failure.say(texts) });
                print(&format!("{told}\n"))?;
            }
        }
        Ok(ExitCode::from(FAILED))
    }

    /// The stable word that programs read.
    fn code(&self) -> &'static str {
        match self {
            Self::Map(_) => "bad_map",
            Self::Table(_) => "bad_table",
            Self::NoFile(_) => "no_file",
            Self::NoText(_) => "no_text",
            Self::Folder(_) => "is_folder",
            Self::NotWritten(_) => "not_written",
            Self::NoTime { .. } => "no_time",
            Self::TooFar { .. } => "too_far",
            Self::Database { .. } | Self::Refused(Refused::Store(_)) => "database",
            _ => "failed",
        }
    }

    /// In words: what went wrong, and what to do.
    pub(super) fn say(&self, texts: &Texts) -> String {
        let with = |key: &str, name: &'static str, value: &str| texts.say_with(key, &[(name, value.into())]);
        match self {
            Self::Output(_) => texts.say("error-output"),
            Self::Database { database, error } => say_store(texts, database, error),
            Self::Refused(Refused::Store(error)) => say_store(texts, "", error),
            Self::Refused(refused) => with("error-database-other", "what", &refused.to_string()),
            Self::Address(address) => with("error-serve-listen", "address", address),
            Self::TlsHalf => texts.say("error-serve-tls-half"),
            Self::Serve { address, error } => match error {
                ServeError::Insecure => with("error-serve-insecure", "address", address),
                ServeError::Tls(_) => texts.say("error-serve-tls"),
                ServeError::Address(_) => with("error-serve-address", "address", address),
                ServeError::Broke(_) => texts.say("error-serve-broke"),
            },
            Self::File(file) => with("error-backup-file", "file", file),
            Self::Damaged { file, line } => {
                // Line numbers are names, not quantities: no separators.
                let arguments: [(&'static str, Argument); 2] =
                    [("file", file.as_str().into()), ("line", line.to_string().into())];
                texts.say_with("error-backup-damaged", &arguments)
            }
            Self::OtherSchema => texts.say("error-backup-schema"),
            Self::NotEmpty => texts.say("error-backup-not-empty"),
            Self::HasCompany => texts.say("error-demo-company"),
            Self::NotWritten(file) => with("error-export-file", "file", file),
            Self::Exists(file) => with("error-demo-file", "file", file),
            Self::PublicUrl(url) => with("error-public-url", "url", url),
            Self::NoTime { from, until } => texts.say_with(
                "forecast-no-time",
                &[("from", from.to_string().into()), ("until", until.to_string().into())],
            ),
            Self::TooFar { until, latest } => texts.say_with(
                "forecast-too-far",
                &[("until", until.to_string().into()), ("latest", latest.to_string().into())],
            ),
            Self::OwnFile(file) => with("error-backup-own-file", "file", file),
            Self::Map(words) | Self::Table(words) => words.clone(),
            Self::NoText(file) => with("import-no-text", "file", file),
            Self::Folder(folder) => with("import-is-folder", "folder", folder),
            Self::NoFile(file) => with("import-file-not-found", "file", file),
            Self::Log(filter) => with("error-log-filter", "filter", filter),
            Self::NoOwner(email) => with("error-token-role", "email", email),
            Self::NoFolder(folder) => with("error-watch-folder", "folder", folder),
            Self::Field(error) => texts.say(match error {
                FieldError::Scope => "error-field-scope",
                FieldError::DayOver => "error-field-day-over",
                FieldError::Day => "error-field-day",
                FieldError::TooManyTokens => "error-field-too-many-tokens",
                _ => "error-field-name",
            }),
            Self::Nobody(email) => with("error-link-nobody", "email", email),
        }
    }
}

fn say_store(texts: &Texts, database: &str, error: &StoreError) -> String {
    let key = match error {
        StoreError::Url => "error-database-url",
        StoreError::Missing => "error-database-missing",
        StoreError::Unavailable(_) if database.starts_with("sqlite:") => "error-database-file",
        StoreError::Unavailable(_) | StoreError::Busy => "error-database-unavailable",
        StoreError::Full => "error-database-full",
        StoreError::Newer => "error-database-newer",
        StoreError::NotMigrated => "error-database-not-migrated",
        _ => "error-database-other",
    };
    let what = error.to_string();
    texts.say_with(key, &[("database", database.into()), ("what", what.into())])
}

/// A database's address without the password that may stand in it.
pub(crate) fn without_password(database: &str) -> String {
    let Some((scheme, rest)) = database.split_once("://") else { return database.to_owned() };
    let Some((credentials, host)) = rest.rsplit_once('@') else { return database.to_owned() };
    let user = credentials.split(':').next().unwrap_or_default();
    format!("{scheme}://{user}@{host}")
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn a_password_is_never_shown() {
        assert_eq!(without_password("postgres://anna:se@cret@host/db"), "postgres://anna@host/db");
        assert_eq!(without_password("sqlite:zadel.db"), "sqlite:zadel.db");
    }
}
