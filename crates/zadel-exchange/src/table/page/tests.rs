use crate::table::TableError;
use crate::table::tests::read;

fn cells(page: &str) -> Vec<Vec<String>> {
    read(page.as_bytes(), 0).expect("a page").into_iter().map(|(_, cells)| cells).collect()
}

#[test]
fn an_export_of_bitrix24_is_a_page_with_a_table() {
    let rows = read(include_bytes!("../golden/bitrix24.html"), 0).expect("a page");
    assert_eq!(rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(rows[0].1, ["ID", "Название сделки", "Сумма", "Дата создания"]);
    assert_eq!(rows[1].1, ["7", "Окна \"Свет\"; двери", "120000.00", "05.10.2026 09:30:00"]);
    assert_eq!(rows[2].1, ["8", "Монтаж\nи выезд", "1\u{a0}500,50", ""]);
}

#[test]
fn the_encoding_is_what_the_page_says_unless_it_has_a_mark() {
    let page = |charset: &str| format!("<meta charset=\"{charset}\"><table><tr><td>Анна</table>");
    let of_windows = encoding_rs::WINDOWS_1251.encode(&page("windows-1251")).0.into_owned();
    let marked = ["\u{feff}", &page("windows-1251")].concat().into_bytes();
    let wide: Vec<u8> = page("utf-8").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let silent = encoding_rs::WINDOWS_1251.encode("<table><tr><td>Анна</table>").0.into_owned();
    let of_koi8 = encoding_rs::KOI8_R.encode(&page("koi8-r")).0.into_owned();
    for bytes in [of_windows, marked, [&[0xff, 0xfe], &wide[..]].concat(), silent, of_koi8] {
        assert_eq!(read(&bytes, 0).map(|rows| rows[0].1.clone()), Ok(vec!["Анна".to_owned()]));
    }
}

#[test]
fn tags_may_be_written_anyhow() {
    let page = "<TABLE BORDER=1 title='a>b'><TR><TD>1<TD align = \"right\" >2<tr><th/>3</th>\n<td >4 < 5 & 6 &foo;</td></table>";
    assert_eq!(cells(page), [["1", "2"], ["3", "4 < 5 & 6 &foo;"]]);
}

#[test]
fn cells_over_several_columns_and_rows_keep_the_others_in_place() {
    let page = "<table><tr><td rowspan=2>a<td colspan='3'>b<td>c<tr><td>d<td rowspan=0>e<tr><td>f</table>";
    assert_eq!(cells(page), [vec!["a", "b", "", "", "c"], vec!["", "d", "e"], vec!["f"]]);
}

#[test]
fn what_is_no_cell_is_no_text() {
    let page = "<html><title>t<td>x</title><script>if (a < b) { '<td>y</td>' }</script><!-- <td>z</td> -->\
        <table><caption>p</caption><tr>q<td>1<script>2</SCRIPT >3<!--[if x]>4<![endif]-->5</td>r</tr></table>s</html>";
    assert_eq!(cells(page), [["135"]]);
}

#[test]
fn a_table_in_a_cell_is_text_of_the_cell() {
    let page = "<table><tr><td>a<table><tr><td>b<td>c</tr><tr><td>d</table>e</td><td><p>f</p><p>g</p></td></table>";
    assert_eq!(cells(page), [["a\nb c\nd\ne", "f\ng"]]);
}

#[test]
fn empty_rows_count_and_are_left_out() {
    let rows = read(b"<table><tr></tr><tr><td> </td></tr><tr><td>a</td></tr></table><table><tr><td>b</table>", 0);
    assert_eq!(rows, Ok(vec![(3, vec!["a".to_owned()]), (4, vec!["b".to_owned()])]));
}

#[test]
fn a_page_that_ends_within_a_table_was_cut_off() {
    let whole = include_bytes!("../golden/bitrix24.html");
    let end = whole.windows(8).position(|window| window == b"</table>").expect("an end") + 8;
    for n in 6..end {
        assert!(read(&whole[..n], 0).is_err(), "{n} bytes");
    }
    assert_eq!(read(&whole[..end], 0).map(|rows| rows.len()), Ok(3));
    assert_eq!(read(b"<table><tr><td>a</td></tr><tr><td>b", 0), Err(TableError::Broken { line: Some(2) }));
}

#[test]
fn pages_without_tables_and_other_xml_are_refused() {
    assert_eq!(read(b"<!DOCTYPE html><html><p>Sign in</p></html>", 0), Err(TableError::NoTable));
    let of_2003 =
        b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>";
    assert_eq!(read(of_2003, 0), Err(TableError::OtherXml));
    assert_eq!(cells("<?xml version='1.0'?>\n<html><table><tr><td>a</td></tr></table></html>"), [["a"]]);
}
