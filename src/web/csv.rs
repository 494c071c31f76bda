//! Tables as files for spreadsheets.

use actix_web::HttpResponse;
use actix_web::http::header;

/// Without it spreadsheets read UTF-8 as something else.
const MARK: &str = "\u{feff}";
/// A cell that begins with one of these would be worked out as a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The text of a file: a mark of its encoding, a line for the heads, a line for each row.
pub fn write(heads: &[String], rows: &[Vec<String>]) -> String {
    let mut text = MARK.to_owned();
    for row in std::iter::once(heads).chain(rows.iter().map(Vec::as_slice)) {
        let cells: Vec<String> = row.iter().map(|cell| written(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn written(cell: &str) -> String {
    let harmless = if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() };
    if harmless.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", harmless.replace('"', "\"\""))
    } else {
        harmless
    }
}

/// The answer that is saved as a file of this name, which holds letters, digits and hyphens only.
pub fn answer(name: &str, text: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text)
}
