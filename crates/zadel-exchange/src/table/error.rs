use std::io;

/// Why a file, or the rest of it, is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum TableError {
    /// Nothing stands in it.
    Empty,
    /// A picture, a letter, a program: no table that is known here.
    NotATable,
    /// A workbook of the nineties (XLS).
    OldWorkbook,
    /// A workbook in the binary form (XLSB).
    BinaryWorkbook,
    /// A workbook of other offices (ODS).
    OpenDocument,
    /// Somebody locked it with a password.
    Locked,
    /// An archive, and no workbook in it.
    OtherArchive,
    /// XML, and no web page: for one, the workbooks in XML of 2003.
    OtherXml,
    /// A web page without a table.
    NoTable,
    /// It was damaged, or cut off.
    Broken {
        /// The line that was being read; nothing where it is about the whole file.
        line: Option<u64>,
    },
    /// A text ends within a cell in quotes: it was cut off, or a quote was never closed.
    OpenQuote {
        /// The line where the cell begins.
        line: u64,
    },
    /// A byte that is no letter in the encoding of the text.
    BadByte {
        /// The line where it stands.
        line: u64,
    },
    /// There is more of something than is read.
    TooLarge {
        /// Of what.
        bound: Bound,
        /// The line that was being read; nothing where it is about the whole file.
        line: Option<u64>,
    },
    /// The file has no sheet of that number.
    NoSuchSheet,
    /// The bytes cannot be had.
    Unreadable(io::ErrorKind),
}

/// What there is too much of, as [`Limits`](super::Limits) name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Rows of a sheet.
    Rows,
    /// Cells of a row.
    Columns,
    /// Bytes of a cell.
    Cell,
    /// Bytes of a row.
    Row,
    /// Texts that the cells of a workbook share.
    SharedTexts,
    /// Formats of a workbook's cells.
    Styles,
    /// Bytes that come out of an archive.
    Unpacked,
    /// Files in an archive.
    Parts,
    /// Sheets of a workbook.
    Sheets,
}

impl TableError {
    /// The same with the line where it happened, unless it says one; 0 is in front of the first.
    pub(super) fn at(self, line: u64) -> Self {
        let line = Some(line).filter(|line| 0 < *line);
        match self {
            Self::Broken { line: None } => Self::Broken { line },
            Self::TooLarge { bound, line: None } => Self::TooLarge { bound, line },
            error => error,
        }
    }
}

impl From<io::Error> for TableError {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error.kind())
    }
}
