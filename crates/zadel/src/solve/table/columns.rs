//! Rows of aligned cells, without borders: a rule under the header is enough.

use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Row, Table, TableStyle};

/// How a column stands.
#[derive(Clone, Copy)]
pub(crate) enum Align {
    Left,
    Right,
}

/// A table with a header and a way for each column to stand.
pub(crate) struct Columns {
    table: Table,
    aligns: Vec<Align>,
}

impl Columns {
    pub(crate) fn new(columns: Vec<(String, Align)>) -> Self {
        let (names, aligns): (Vec<String>, Vec<Align>) = columns.into_iter().unzip();
        let Self { mut table, aligns } = Self::without_header(aligns);
        table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')));
        let dim = anstyle::Style::new().dimmed();
        let header: Vec<Cell> = names
            .iter()
            .zip(&aligns)
            .map(|(name, align)| {
                cell(if name.is_empty() { String::new() } else { format!("{dim}{name}{dim:#}") }, *align)
            })
            .collect();
        table.set_header(header);
        Self { table, aligns }
    }

    pub(crate) fn without_header(aligns: Vec<Align>) -> Self {
        let mut table = Table::new();
        table.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Disabled);
        Self { table, aligns }
    }

    pub(crate) fn row(&mut self, cells: Vec<String>) {
        let cells = cells.into_iter().zip(&self.aligns).map(|(text, align)| cell(text, *align));
        self.table.add_row(Row::from(cells.collect::<Vec<Cell>>()));
    }

    pub(crate) fn print(&self) -> String {
        format!("{}\n", self.table.trim_fmt())
    }
}

fn cell(text: String, align: Align) -> Cell {
    Cell::new(text).set_alignment(match align {
        Align::Left => CellAlignment::Left,
        Align::Right => CellAlignment::Right,
    })
}
