//! A map as programs send it: the same keys as in its file, as JSON.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use zadel_exchange::import::{ImportMap, MapProblem};

/// The map that JSON describes.
///
/// # Errors
/// [`MapProblem`], as for a file; its place is none of the JSON, its path is.
pub fn map_of_json(json: &Map<String, Value>) -> Result<ImportMap, MapProblem> {
    let mut toml = String::new();
    let is_table = |value: &Value| value.is_object();
    // Plain keys first: behind a table's head they would belong to it.
    for (key, value) in json.iter().filter(|(_, value)| !is_table(value) && !value.is_null()) {
        line(&mut toml, key, value);
    }
    for (key, value) in json {
        if let Value::Object(table) = value {
            writeln!(toml, "[{}]", written(&Value::from(key.as_str()))).expect("a string takes everything");
            table.iter().for_each(|(key, value)| line(&mut toml, key, value));
        }
    }
    ImportMap::read(&toml)
}

/// The JSON that describes a map.
///
/// # Panics
/// Never: what a map writes is TOML.
#[must_use]
pub fn json_of_map(map: &ImportMap) -> Map<String, Value> {
    toml::from_str(&map.written()).expect("a map writes what it reads")
}

fn line(toml: &mut String, key: &str, value: &Value) {
    writeln!(toml, "{} = {}", written(&Value::from(key)), written(value)).expect("a string takes everything");
}

/// A value within a line. Strings of JSON are strings of TOML but for DEL, which JSON leaves as it is.
fn written(value: &Value) -> String {
    match value {
        Value::Object(table) => {
            let entries: Vec<String> = table
                .iter()
                .map(|(key, value)| format!("{} = {}", written(&Value::from(key.as_str())), written(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Array(values) => format!("[{}]", values.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::String(_) => value.to_string().replace('\u{7f}', "\\u007f"),
        // TOML has no null; what stands for it is refused as a word.
        Value::Null => "\"\"".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_map_goes_to_json_and_back() {
        let text = "of = \"deals\"\nfeed = \"CRM \\\"1\\\"\"\nheader_line = 3\ndates = \"DMY\"\n[columns]\nid = \"ID\"\nstage = { header = \"Этап\", n = 2 }\ncreated = { column = \"C\" }\n[stages]\n\"Новая / \\\\ строка\" = \"lead\"\n[people]\nAnn = \"\"\n";
        let map = ImportMap::read(text).expect("a map");
        assert_eq!(map_of_json(&json_of_map(&map)), Ok(map));
    }

    #[test]
    fn what_is_no_map_is_told_with_its_path() {
        let json = json!({ "of": "deals", "feed": "CRM", "columns": { "id": "ID", "created": 5.5 } });
        let Value::Object(json) = json else { unreachable!("an object") };
        let problem = map_of_json(&json).expect_err("no column");
        assert_eq!(problem.path, "columns.created");
    }
}
