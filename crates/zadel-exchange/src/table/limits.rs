/// How much of a file is read before it is refused. Every number is the most that is still read.
///
/// They bound memory, and the work between two rows. They are far above what people keep in tables and far below what makes
/// a small server stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Rows of a sheet in which something stands.
    pub n_rows: u64,
    /// Cells of a row.
    pub n_columns: usize,
    /// Bytes of a cell, as UTF-8.
    pub n_cell_bytes: usize,
    /// Bytes of all cells of a row.
    pub n_row_bytes: usize,
    /// Bytes of the texts that the cells of a workbook share.
    pub n_shared_text_bytes: usize,
    /// How many of these texts.
    pub n_shared_texts: usize,
    /// Bytes that come out of one part of an archive.
    pub n_unpacked_bytes: u64,
    /// Sheets of a workbook.
    pub n_sheets: usize,
}

impl Limits {
    /// For imports from other systems.
    #[must_use]
    pub const fn import() -> Self {
        Self {
            n_rows: 2_000_000,
            n_columns: 4_096,
            n_cell_bytes: 1 << 20,
            n_row_bytes: 4 << 20,
            n_shared_text_bytes: 40 << 20,
            n_shared_texts: 2_000_000,
            n_unpacked_bytes: 2 << 30,
            n_sheets: 100,
        }
    }

    /// For a sheet of targets, which a person keeps by hand. Its cells are bounded further where they are understood.
    #[must_use]
    pub const fn target_sheet() -> Self {
        Self {
            n_rows: 1 << 20,
            n_columns: 1 << 14,
            n_cell_bytes: 1 << 20,
            n_row_bytes: 4 << 20,
            n_shared_text_bytes: 8 << 20,
            n_shared_texts: 200_000,
            n_unpacked_bytes: 32 << 20,
            n_sheets: 1_000,
        }
    }
}
