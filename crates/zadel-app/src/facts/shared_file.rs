//! A file that several read at once, each from a place of its own.

use std::fs::File;
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom};
use std::sync::Arc;

/// A reader of a file; a clone begins at the file's beginning.
///
/// Copies of a [`File`] share one place in it: two that read at once would each miss what the other has read.
#[derive(Debug)]
pub struct SharedFile {
    file: Arc<File>,
    at: u64,
}

impl From<File> for SharedFile {
    fn from(file: File) -> Self {
        Self { file: Arc::new(file), at: 0 }
    }
}

impl Clone for SharedFile {
    fn clone(&self) -> Self {
        Self { file: Arc::clone(&self.file), at: 0 }
    }
}

impl Read for SharedFile {
    fn read(&mut self, bytes: &mut [u8]) -> Result<usize> {
        #[cfg(unix)]
        let n = std::os::unix::fs::FileExt::read_at(&*self.file, bytes, self.at)?;
        #[cfg(windows)]
        let n = std::os::windows::fs::FileExt::seek_read(&*self.file, bytes, self.at)?;
        self.at += n as u64;
        Ok(n)
    }
}

impl Seek for SharedFile {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let (from, by) = match to {
            SeekFrom::Start(at) => (at, 0),
            SeekFrom::End(by) => (self.file.metadata()?.len(), by),
            SeekFrom::Current(by) => (self.at, by),
        };
        self.at = from.checked_add_signed(by).ok_or_else(|| Error::from(ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn two_readers_do_not_move_each_other() {
        let mut file = tempfile::tempfile().expect("there is a place for it");
        file.write_all(b"abcdef").expect("it can be written");
        let mut one = SharedFile::from(file);
        let mut bytes = [0; 3];
        one.read_exact(&mut bytes).expect("three bytes");
        let mut other = one.clone();
        other.read_exact(&mut bytes).expect("three bytes");
        assert_eq!((&bytes, other.stream_position().ok()), (b"abc", Some(3)));
        one.read_exact(&mut bytes).expect("three more");
        assert_eq!((&bytes, one.seek(SeekFrom::End(-1)).ok()), (b"def", Some(5)));
        assert!(one.seek(SeekFrom::Current(-9)).is_err());
    }
}
