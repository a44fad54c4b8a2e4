//! Writing to a terminal or wherever the output goes.

use std::io::{self, ErrorKind, Write};

/// Writes to standard output, with colours only where somebody can see them.
pub(crate) fn print(text: &str) -> io::Result<()> {
    write_all(anstream::stdout().lock(), text)
}

/// Writes to standard error, likewise.
pub(crate) fn print_error(text: &str) -> io::Result<()> {
    write_all(anstream::stderr().lock(), text)
}

/// Whoever closes the pipe (`zadel solve plan.toml | head`) has read enough; that is no error.
fn write_all(mut stream: impl Write, text: &str) -> io::Result<()> {
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
