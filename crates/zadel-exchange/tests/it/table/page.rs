use proptest::prelude::*;

use super::read;

fn any_cell() -> impl Strategy<Value = String> {
    let letters = vec!["a", "Я", "<", ">", "&", "\"", "'", ";", "&amp", "<td>", "\n", "\u{a0}", "x y", "№"];
    prop::collection::vec(prop::sample::select(letters), 0..5).prop_map(|letters| letters.concat())
}

fn escaped(cell: &str) -> String {
    cell.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>")
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        rows in prop::collection::vec(prop::collection::vec(any_cell(), 3), 1..8),
        closes in any::<bool>(),
    ) {
        let (cell_end, row_end) = if closes { ("</td>", "</tr>\n") } else { ("", "\n") };
        let row = |cells: &Vec<String>| {
            let cells = cells.iter().map(|cell| format!("<td>{}{cell_end}", escaped(cell))).collect::<Vec<_>>().concat();
            format!("<tr>{cells}{row_end}")
        };
        let page = format!("<html><table>{}</table></html>", rows.iter().map(row).collect::<String>());
        let trimmed = |cells: &Vec<String>| cells.iter().map(|cell| cell.trim_end_matches('\n').to_owned()).collect();
        let all: Vec<(u64, Vec<String>)> = (1..).zip(rows.iter().map(trimmed)).collect();
        let expected: Vec<_> =
            all.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())).collect();
        prop_assert_eq!(read(page.as_bytes(), 0), Ok(expected));
    }
}
